"""Sends frames that no sane sender sends: what a filter must refuse without harm.

usage: odd_frames.py PORT DESTINATION_MAC
"""
import random, socket, struct, sys, time

port, destination = sys.argv[1], bytes.fromhex(sys.argv[2].replace(":", ""))
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
wire.bind((port, 0))
ethernet = destination + wire.getsockname()[4]

SOURCE4, SINK4 = socket.inet_aton("10.0.0.66"), socket.inet_aton("10.0.0.2")
SOURCE6, SINK6 = socket.inet_pton(socket.AF_INET6, "2001:db8::66"), socket.inet_pton(socket.AF_INET6, "2001:db8::2")
UDP = struct.pack("!HHHH", 4000, 4001, 8, 0)


def ipv4(payload, version=4, words=5, total=None, protocol=17, fragment=0):
    total = 20 + len(payload) if total is None else total
    return ethernet + b"\x08\x00" + struct.pack(
        "!BBHHHBBH4s4s", version << 4 | words, 0, total, 1, fragment, 64, protocol, 0, SOURCE4, SINK4) + payload


def ipv6(payload, next_header=17, length=None, version=6):
    length = len(payload) if length is None else length
    return ethernet + b"\x86\xdd" + struct.pack(
        "!IHBB16s16s", version << 28, length, next_header, 64, SOURCE6, SINK6) + payload


ODD = [
    ipv4(UDP, words=3),                                 # a header of 12 bytes
    ipv4(UDP, words=15),                                # a header of 60 bytes in a packet of 28
    ipv4(UDP, total=1200),                              # says 1200 bytes, has 28
    ipv4(UDP, total=9),                                 # says 9 bytes, less than its own header
    ipv4(UDP, version=7),                               # IPv7
    ipv4(UDP[:5]),                                      # 5 bytes of UDP
    ipv4(struct.pack("!HHHH", 4000, 4001, 900, 0)),     # a UDP length of 900 in a datagram of 8
    ipv4(b"\x0f\xa0\x00\x50" + bytes(8) + b"\x20\x02" + bytes(6), protocol=6),   # a TCP header of 8 bytes
    ipv4(b"\x0f\xa0\x00\x50" + bytes(8), protocol=6),   # 12 bytes of TCP
    ipv4(UDP)[:14 + 11],                                # a runt: 11 bytes of IPv4
    ipv6(UDP, length=700),                              # says 700 bytes, has 8
    ipv6(b"\x3c\x00" + bytes(6), next_header=0)[:-4],   # half a hop-by-hop header
    ipv6(b"\x11\x09" + bytes(6) + UDP, next_header=60), # an extension header of 80 bytes in 16
    ipv6(b"\x2c\x00" + bytes(6) + b"\x11\x00", next_header=43),  # routing, then a quarter of a fragment header
    ipv6(UDP, version=4),                               # IPv4 in an IPv6 frame
    ipv6(UDP)[:14 + 20],                                # a runt: 20 bytes of IPv6
]
VALID_BUT_RARE = [
    ipv4(UDP + b"later", fragment=0x2000),              # the first fragment
    ipv4(b"the rest, which has no ports of its own", fragment=4),
    ipv6(struct.pack("!BBHI", 17, 0, 1, 77) + UDP, next_header=44),
    ipv6(b"\x3c\x00" + bytes(6) + b"\x11\x00" + bytes(6) + UDP, next_header=0),  # hop-by-hop, destination options, UDP
    ethernet + b"\x81\x00\x00\x2a" + ipv4(UDP)[12:],
    ethernet + b"\x88\xa8\x00\x07\x81\x00\x00\x2a" + ipv6(UDP)[12:],
    ethernet + b"\x88\xcc" + bytes(40),                 # LLDP: not IP at all
    ethernet + b"\x00\x26" + b"\xaa\xaa\x03" + bytes(35),  # an 802.3 length instead of an EtherType
]

random.seed(1)
for _ in range(3):
    frames = ODD + VALID_BUT_RARE
    random.shuffle(frames)
    for frame in frames:
        wire.send(frame)
        time.sleep(0.002)
