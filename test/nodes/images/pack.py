#!/usr/bin/env python3
"""Packs a directory as an OCI image archive, as `ctr images import` takes it."""

import argparse
import hashlib
import io
import json
import os
import tarfile

PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
OCI = "application/vnd.oci.image."


def owned_by_root(member):
    """Gives every file to root, and makes the same archive of the same files."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member


def pack_layer(root):
    layer = io.BytesIO()
    with tarfile.open(fileobj=layer, mode="w") as archive:
        for name in sorted(os.listdir(root)):
            archive.add(os.path.join(root, name), arcname=name, filter=owned_by_root)
    return layer.getvalue()


class Archive:
    """An OCI layout in a tar file."""

    def __init__(self, path):
        self.tar = tarfile.open(path, "w")
        self.digests = set()
        self.add("oci-layout", json.dumps({"imageLayoutVersion": "1.0.0"}).encode())

    def add(self, name, data):
        member = tarfile.TarInfo(name)
        member.size = len(data)
        self.tar.addfile(member, io.BytesIO(data))

    def add_blob(self, data, media_type):
        """Adds a blob and returns its descriptor."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.digests:
            self.digests.add(digest)
            self.add(f"blobs/sha256/{digest}", data)
        return {"mediaType": OCI + media_type, "digest": f"sha256:{digest}", "size": len(data)}

    def add_json(self, value, media_type):
        return self.add_blob(json.dumps(value).encode(), media_type)

    def close(self, manifests):
        self.add("index.json", json.dumps({"schemaVersion": 2, "manifests": manifests}).encode())
        self.tar.close()


def pack(options):
    archive = Archive(options.archive)
    platform = {"architecture": options.architecture, "os": "linux"}
    layer = archive.add_blob(pack_layer(options.root), "layer.v1.tar")
    run = {"Env": [PATH]}
    if options.entrypoint:
        run["Entrypoint"] = options.entrypoint
    if options.command:
        run["Cmd"] = options.command
    rootfs = {"type": "layers", "diff_ids": [layer["digest"]]}
    config = archive.add_json({**platform, "config": run, "rootfs": rootfs}, "config.v1+json")
    manifest = {"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json", "config": config, "layers": [layer]}
    described = {**archive.add_json(manifest, "manifest.v1+json"), "platform": platform}
    archive.close([{**described, "annotations": {"io.containerd.image.name": name}} for name in options.name])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("root")
    parser.add_argument("--name", nargs="+", required=True, help="names of the image")
    parser.add_argument("--architecture", default="amd64")
    parser.add_argument("--entrypoint", nargs="+")
    parser.add_argument("--command", nargs="+")
    pack(parser.parse_args())


if __name__ == "__main__":
    main()
