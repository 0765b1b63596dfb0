"""German identity cards, which only AusweisApp can speak to: handed to it over its WebSocket."""
