"""The house's own rules, as tests: what no reviewer should have to look for."""
