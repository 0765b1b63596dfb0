"""Receipts: content to paper, paper to verdict."""
