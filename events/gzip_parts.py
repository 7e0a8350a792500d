"""A long text as gzip, in parts that are compressed apart: a change compresses its own part anew.

Each part ends with a full flush, so that none refers to the one before it; behind one header they
are a single gzip stream, as every client reads it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

LEVEL = 6
HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
LAST_BLOCK = b"\x03\0"  # an empty one
TRAILER = struct.Struct("<LL")
PIECE = 64 * 1024

# The polynomial of gzip's checksum, its bits from the lowest power to the highest.
POLYNOMIAL = 0xEDB88320
ONE, X = 1 << 31, 1 << 30


class Part(NamedTuple):
    """A piece of text, compressed: its length and checksum are those of the text."""

    packed: bytes
    size: int
    crc: int


def part(text: bytes) -> Part:
    squeezer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeezer.compress(text) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return Part(packed, len(text), zlib.crc32(text))


def joined(parts: Iterable[Part]) -> bytes:
    """The parts one after another, as one gzip stream."""
    pieces, size, crc = [HEADER], 0, 0
    for each in parts:
        pieces.append(each.packed)
        size, crc = size + each.size, times(power(8 * each.size), crc) ^ each.crc
    return b"".join((*pieces, LAST_BLOCK, TRAILER.pack(crc, size % 2**32)))


def size_of(packed: bytes) -> int:
    """The length of the text of a gzip stream, which stands at its end."""
    size: int = TRAILER.unpack(packed[-TRAILER.size :])[1]
    return size


def pieces(packed: bytes) -> Iterator[bytes]:
    """The text of a gzip stream bit by bit: a long one is never in memory as a whole."""
    opener = zlib.decompressobj(16 + zlib.MAX_WBITS)
    left = packed
    while left:
        yield opener.decompress(left, PIECE)
        left = opener.unconsumed_tail


def times(one: int, other: int) -> int:
    """The product of two polynomials modulo that of the checksum."""
    product, bit = 0, ONE
    while one:
        if one & bit:
            product, one = product ^ other, one ^ bit
        bit >>= 1
        other = (other >> 1) ^ POLYNOMIAL if other & 1 else other >> 1
    return product


@cache
def squared(times_squared: int) -> int:
    """x, squared so many times."""
    if not times_squared:
        return X
    half = squared(times_squared - 1)
    return times(half, half)


@lru_cache(maxsize=1024)
def power(exponent: int) -> int:
    """x to the power of `exponent`: what a checksum is multiplied with where so many bits follow.

    zlib joins checksums so (crc32_combine), which Python does not offer.
    """
    found = ONE
    for bit in range(exponent.bit_length()):
        if exponent >> bit & 1:
            found = times(squared(bit), found)
    return found
