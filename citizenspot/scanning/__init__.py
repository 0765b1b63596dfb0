"""What a barcode scanner reads at the desk, told apart by its form."""
