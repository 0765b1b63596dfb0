"""Made-up papers, for copying them where there is no scanner."""
