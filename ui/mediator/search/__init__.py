"""Finding a service as one types, and seeing what it needs before it is started."""
