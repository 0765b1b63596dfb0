"""Providers: what becomes of a case between this desk and them."""
