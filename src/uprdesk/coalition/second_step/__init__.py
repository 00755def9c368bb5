"""The second step of signing in, each way in a module that knows no request and no table."""
