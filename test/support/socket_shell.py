"""Does to sockets what a test asks for, one JSON command a line, one JSON answer a line.

A command is [operation, socket, arguments…]; an answer {"value": …}, or {"error": "ECONNREFUSED"}. An
address is [host, port]. Node has no way to most of this.
"""

import ctypes
import errno
import json
import select
import socket
import sys

import io_uring

TIMEOUT_S = 5
IPPROTO_MPTCP = 262
TCP_FASTOPEN_CONNECT = 30
KINDS = {
    "tcp": (socket.SOCK_STREAM, 0),
    "udp": (socket.SOCK_DGRAM, 0),
    "mptcp": (socket.SOCK_STREAM, IPPROTO_MPTCP),
}

sockets = {}
libc = ctypes.CDLL(None, use_errno=True)


def end(address):
    return list(address[:2])


def open_socket(name, kind, family):
    kind, protocol = KINDS[kind]
    sockets[name] = socket.socket({4: socket.AF_INET, 6: socket.AF_INET6}[family], kind, protocol)
    sockets[name].settimeout(TIMEOUT_S)


def connect_slowly(name, address):
    """Without waiting: what poll() and SO_ERROR tell."""
    s = sockets[name]
    s.setblocking(False)
    error = s.connect_ex(tuple(address))
    if error == errno.EINPROGRESS:
        select.select([], [s], [], TIMEOUT_S)
        error = s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    s.settimeout(TIMEOUT_S)
    if error:
        raise OSError(error, "")


def disconnect(name):
    """connect() to no family at all (connect(2), AF_UNSPEC)."""
    unspecified = ctypes.create_string_buffer(16)
    if libc.connect(sockets[name].fileno(), unspecified, 16):
        raise OSError(ctypes.get_errno(), "")


def receive_from(name):
    data, address = sockets[name].recvfrom(65536)
    return [data.decode(), end(address)]


def send_with_ancillary(name, text):
    """On a connected socket, with data that makes the kernel look at it as if an address were given."""
    ttl = (socket.IPPROTO_IP, socket.IP_TTL, (64).to_bytes(4, sys.byteorder))
    return sockets[name].sendmsg([text.encode()], [ttl])


def send_fast_open(name, text, address):
    """Blocking: without a cookie of the server's the kernel first connects as usual."""
    sockets[name].settimeout(None)
    sent = sockets[name].sendto(text.encode(), socket.MSG_FASTOPEN, tuple(address))
    sockets[name].settimeout(TIMEOUT_S)
    return sent


def fast_open_lazily(name):
    sockets[name].setsockopt(socket.IPPROTO_TCP, TCP_FASTOPEN_CONNECT, 1)


OPERATIONS = {
    "open": open_socket,
    "close": lambda name: sockets.pop(name).close(),
    "bind": lambda name, address: sockets[name].bind(tuple(address)),
    "connect": lambda name, address: sockets[name].connect(tuple(address)),
    "connectSlowly": connect_slowly,
    "connectByRing": lambda name, address: io_uring.connect(sockets[name].fileno(), *address),
    "disconnect": disconnect,
    "send": lambda name, text: sockets[name].send(text.encode()),
    "sendTo": lambda name, text, address: sockets[name].sendto(text.encode(), tuple(address)),
    "sendFastOpen": send_fast_open,
    "sendWithAncillary": send_with_ancillary,
    "fastOpenLazily": fast_open_lazily,
    "receive": lambda name: sockets[name].recv(65536).decode(),
    "receiveFrom": receive_from,
    "peer": lambda name: end(sockets[name].getpeername()),
    "local": lambda name: end(sockets[name].getsockname()),
}


def answer(operation, *arguments):
    try:
        return {"value": OPERATIONS[operation](*arguments)}
    except TimeoutError:
        return {"error": "TIMEOUT"}
    except OSError as error:
        return {"error": errno.errorcode.get(error.errno, str(error.errno))}


print(json.dumps("ready"), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), flush=True)
