"""Services as data: the definition's model, rules, loading and search."""
