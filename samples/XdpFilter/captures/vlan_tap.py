"""A VLAN interface in user space: what `ip link add link PORT name TAP type vlan id N` does, without the 8021q module.

usage: vlan_tap.py PORT TAP TAG [INNER_TAG]

Frames written to TAP leave PORT with an 802.1Q tag (with two tags, 802.1ad outside: QinQ), and the other way round.
"""
import fcntl, os, select, socket, struct, sys

port, tap, tags = sys.argv[1], sys.argv[2], [int(tag) for tag in sys.argv[3:]]
ethertypes = [0x8100] if len(tags) == 1 else [0x88A8, 0x8100]
header = b"".join(struct.pack("!HH", ethertype, tag) for ethertype, tag in zip(ethertypes, tags))

TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 2, 0x1000
device = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", tap.encode(), IFF_TAP | IFF_NO_PI))
os.system(f"ip link set {tap} mtu {1500 - 4 * len(tags)} up")

SOL_PACKET, PACKET_AUXDATA, PACKET_OUTGOING, VLAN_VALID = 263, 8, 4, 1 << 4
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
wire.bind((port, 0))
wire.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)

while True:
    for ready in select.select([device, wire], [], [])[0]:
        if ready is wire:
            # The kernel has moved the outermost tag out of the frame and into the auxiliary data.
            frame, auxiliary, _, sender = wire.recvmsg(2048, 128)
            if sender[2] == PACKET_OUTGOING:
                continue
            for _, _, data in auxiliary:
                status, _, _, _, _, tag, ethertype = struct.unpack("IIIHHHH", data)
                if status & VLAN_VALID:
                    frame = frame[:12] + struct.pack("!HH", ethertype, tag & 0xFFF) + frame[12:]
            if frame[12:12 + len(header)] == header:
                os.write(device, frame[:12] + frame[12 + len(header):])
        else:
            frame = os.read(device, 2048)
            wire.send(frame[:12] + header + frame[12:])
