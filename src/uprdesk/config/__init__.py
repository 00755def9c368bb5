"""Settings, environment, addresses, and the doors for servers."""
