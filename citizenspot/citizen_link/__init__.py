"""The link between the desk and the citizen's screen: its messages and their framing."""
