"""Tests of the catalogue: loading, rules, answers, search, and the services that are shipped."""
