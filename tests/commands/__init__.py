"""Tests of the commands of the `citizenspot` program."""
