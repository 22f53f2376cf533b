#!/bin/sh
# Makes traffic.pcapng: four hosts on one switch, each a network namespace, and ten seconds of ordinary and less
# ordinary traffic between them. Run as root; needs iproute2, ethtool, dumpcap, dnsmasq, dig, curl, ping, python3.
#
#   alice    ---.
#   bob      ---+--- switch --- web     (bob and web are in VLAN 42 as well, and in a QinQ of 7 and 42)
#   mallory  ---'
#
# Frames are captured where an XDP program would see them: on arrival at each of the switch's ports.
set -eu
cd "$(dirname "$0")"
output=${1:-traffic.pcapng}
work=$(mktemp -d)
hosts="alice bob mallory web"

finish() {
    for pid in ${started:-}; do kill "$pid" 2>/dev/null || true; done
    for host in switch $hosts; do ip netns delete "$host" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
trap "exit 1" INT TERM
start() { "$@" >/dev/null 2>&1 & started="${started:-} $!"; }
on() { inside=$1; shift; ip netns exec "$inside" "$@"; }
quietly() { "$@" >/dev/null 2>&1 || true; }

ip netns add switch
ip -netns switch link add br0 type bridge mcast_snooping 0
ip -netns switch link set br0 up
for host in $hosts; do
    case $host in alice) n=11;; bob) n=12;; mallory) n=66;; web) n=2;; esac
    ip netns add "$host"
    ip -netns "$host" link add eth0 address "02:00:00:00:00:$n" type veth peer name "$host" netns switch
    # Segments are cut and checksums filled in before the wire, as a network card would do.
    on "$host" ethtool -K eth0 tso off gso off gro off tx off >/dev/null 2>&1
    on switch ethtool -K "$host" tso off gso off gro off tx off >/dev/null 2>&1
    ip -netns switch link set "$host" master br0 up
    ip -netns "$host" link set lo up
    ip -netns "$host" address add "10.0.0.$n/24" dev eth0
    ip -netns "$host" address add "2001:db8::$n/64" dev eth0 nodad
    ip -netns "$host" link set eth0 up
done

for host in bob web; do
    case $host in bob) n=12;; web) n=2;; esac
    start ip netns exec "$host" python3 vlan_tap.py eth0 vlan42 42
    start ip netns exec "$host" python3 vlan_tap.py eth0 qinq 7 42
    sleep 0.5
    ip -netns "$host" address add "10.42.0.$n/24" dev vlan42
    ip -netns "$host" address add "10.7.0.$n/24" dev qinq
done

mkdir "$work/site"
for size in 300 2000 9000 30000 90000; do head -c "$size" /dev/urandom >"$work/site/$size.bin"; done
echo '<h1>It works</h1>' >"$work/site/index.html"
start ip netns exec web python3 -m http.server 80 --bind :: --directory "$work/site"
start ip netns exec web dnsmasq --keep-in-foreground --no-resolv --no-hosts --pid-file= --user=root \
    --address=/web.example/10.0.0.2 --address=/web.example/2001:db8::2 --txt-record=web.example,"$(head -c 180 /dev/zero | tr '\0' x)"
sleep 1

ports=""
for host in $hosts; do ports="$ports -i $host -f inbound -s 128"; done
# shellcheck disable=SC2086
ip netns exec switch dumpcap -q $ports -w "$work/raw.pcapng" >/dev/null 2>&1 &
dumpcap=$!
sleep 2

# Alice: names and pages, over both versions of IP.
for round in 1 2 3 4 5 6 7 8; do
    for name in web.example mail.example; do
        quietly on alice dig +tries=1 +timeout=1 @10.0.0.2 $name A
        quietly on alice dig +tries=1 +timeout=1 @2001:db8::2 $name AAAA
    done
    quietly on alice dig +tcp +tries=1 +timeout=1 @10.0.0.2 web.example TXT
    for page in index.html 300.bin 9000.bin missing; do
        quietly on alice curl -s -m 3 "http://10.0.0.2/$page"
        quietly on alice curl -s -m 3 "http://[2001:db8::2]/$page"
    done
done
quietly on alice curl -s -m 3 http://10.0.0.2/90000.bin
quietly on alice curl -s -m 3 "http://[2001:db8::2]/90000.bin"
quietly on alice ping -c 40 -i 0.01 10.0.0.2
quietly on alice ping -c 30 -i 0.01 2001:db8::2
quietly on alice ping -c 10 -i 0.01 -s 4000 10.0.0.2        # IPv4 fragments
quietly on alice ping -c 10 -i 0.01 -s 4000 2001:db8::2     # IPv6 fragments
quietly on alice ping -c 10 -i 0.01 -R 10.0.0.2             # IPv4 options

# Bob: bulk transfer inside VLAN 42 and in QinQ, and datagrams of every size.
quietly on bob curl -s -m 3 http://10.42.0.2/90000.bin
quietly on bob curl -s -m 3 http://10.42.0.2/30000.bin
quietly on bob curl -s -m 3 http://10.7.0.2/2000.bin
quietly on bob ping -c 20 -i 0.01 10.42.0.2
quietly on bob ping -c 10 -i 0.01 10.7.0.2
on bob python3 - <<'PYTHON'
import random, socket
random.seed(2)
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for size in [random.choice([18, 60, 120, 250, 500, 1000, 1400, 1472]) for _ in range(300)]:
    udp.sendto(bytes(size), ("10.0.0.2", 5001))
udp6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
for size in range(1, 1440, 24):
    udp6.sendto(bytes(size), ("2001:db8::2", 5001))
for _ in range(12):
    udp.sendto(b"into the void", ("10.0.0.2", 9))
PYTHON

# Mallory: closed ports (TCP resets), somebody else's telnet, addresses where nobody lives (ARP), and odd frames.
on mallory python3 - <<'PYTHON'
import socket
for port in [21, 22, 23, 25, 110, 143, 443, 445, 3389, 8080] * 6:
    for family, address in (socket.AF_INET, "10.0.0.2"), (socket.AF_INET6, "2001:db8::2"):
        probe = socket.socket(family, socket.SOCK_STREAM)
        probe.settimeout(0.2)
        probe.connect_ex((address, port))
        probe.close()
PYTHON
for n in 30 31 32 33 34 35 36 37; do quietly on mallory ping -c 1 -W 0.1 "10.0.0.$n"; done
on mallory python3 odd_frames.py eth0 02:00:00:00:00:02

sleep 1
kill "$dumpcap"
wait "$dumpcap" || true
python3 anonymous.py "$work/raw.pcapng" "$output"
