"""Copies a pcapng file without what says where it was made: hardware, operating system, capture program, comments.

usage: anonymous.py INPUT OUTPUT
"""
import struct, sys

SECTION, INTERFACE, ENHANCED_PACKET = 0x0A0D0D0A, 1, 6
IF_NAME, IF_TSRESOL = 2, 9

with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as copy:
    while header := source.read(8):
        kind, length = struct.unpack("<II", header)
        body = source.read(length - 12)
        source.read(4)
        if kind == SECTION:
            body = body[:16]
        elif kind == INTERFACE:
            fixed, options, kept = body[:8], body[8:], b""
            while options:
                code, size = struct.unpack("<HH", options[:4])
                option, options = options[:4 + (size + 3 & ~3)], options[4 + (size + 3 & ~3):]
                if code in (IF_NAME, IF_TSRESOL):
                    kept += option
            body = fixed + kept + bytes(4)
        elif kind != ENHANCED_PACKET:
            continue
        copy.write(struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12))
