"""One connect() through io_uring(7): asked in one ring, answered in another, and no connect(2) is called."""

import ctypes
import mmap
import os
import socket
import struct

# The same numbers on every architecture.
SETUP, ENTER = 425, 426
OP_CONNECT = 16
ENTER_GETEVENTS = 1
OFFSET_SUBMISSIONS, OFFSET_COMPLETIONS, OFFSET_ENTRIES = 0, 0x8000000, 0x10000000
PARAMS_BYTES, ENTRY_BYTES, RING_BYTES = 120, 64, 4096
SUBMISSION_OFFSETS, COMPLETION_OFFSETS = 40, 80
TAIL, ARRAY, EVENTS = 1, 6, 5  # which of those offsets

libc = ctypes.CDLL(None, use_errno=True)


def call(number, *arguments):
    result = libc.syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), "io_uring")
    return result


def word_at(area, offset):
    return struct.unpack_from("=I", area, offset)[0]


def ipv4_end(host, port):
    return struct.pack("=H", socket.AF_INET) + struct.pack("!H4s8x", port, socket.inet_aton(host))


def connect(fd, host, port):
    """Waits for the outcome; an OSError has the errno that the kernel's answer carries. IPv4."""
    params = ctypes.create_string_buffer(PARAMS_BYTES)
    ring = call(SETUP, 1, params)
    submissions = completions = entries = None
    try:
        asked = struct.unpack_from("=7I", params, SUBMISSION_OFFSETS)
        answered = struct.unpack_from("=6I", params, COMPLETION_OFFSETS)
        submissions = mmap.mmap(ring, RING_BYTES, offset=OFFSET_SUBMISSIONS)
        completions = mmap.mmap(ring, RING_BYTES, offset=OFFSET_COMPLETIONS)
        entries = mmap.mmap(ring, RING_BYTES, offset=OFFSET_ENTRIES)
        end = ctypes.create_string_buffer(ipv4_end(host, port), 16)
        entry = struct.pack("=BBHiQQ", OP_CONNECT, 0, 0, fd, len(end), ctypes.addressof(end))
        entries[:ENTRY_BYTES] = entry.ljust(ENTRY_BYTES, b"\0")
        struct.pack_into("=I", submissions, asked[ARRAY], 0)
        struct.pack_into("=I", submissions, asked[TAIL], word_at(submissions, asked[TAIL]) + 1)
        call(ENTER, ring, 1, 1, ENTER_GETEVENTS, None, 0)
        (result,) = struct.unpack_from("=8xi", completions, answered[EVENTS])
        if result < 0:
            raise OSError(-result, "connect")
    finally:
        for area in (submissions, completions, entries):
            if area is not None:
                area.close()
        os.close(ring)
