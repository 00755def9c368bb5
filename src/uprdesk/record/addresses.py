"""How a recommendation is written in an address: "CRI-19 §127.1/2" as CRI-19/127.1/2."""

from django.urls import register_converter


class KeyConverter:
    """The key of a recommendation, present or earlier, as a part of an address.

    `reverse("record:recommendation", args=[recommendation.key])` takes the key as it is.
    """

    regex = r"[A-Z]{3}-[0-9]{1,3}/[^/]+(?:/[0-9]+)?"

    def to_python(self, value: str) -> str:
        """The part of the address → the key."""
        return value.replace("/", " §", 1)

    def to_url(self, value: str) -> str:
        """The key → the part of the address."""
        return value.replace(" §", "/", 1)


register_converter(KeyConverter, "key")
