"""The programs that the screens' benchmarks start and listen to; none is run by itself."""
