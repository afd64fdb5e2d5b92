class Failure(Exception):
    """What stands in the way of a server, in words for the person who runs the tests."""
