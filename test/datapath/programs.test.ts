import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exec } from "../../agent/host/exec.ts";
import type { FlowView } from "../../agent/datapath/views.ts";
import { Mesh } from "../support/mesh.ts";

/** Programs as they are, each with sockets in its own way, led at connect(). */

const VIP = ["10.96.0.10", "fd00:96::10"] as const;
const PORT = 80;

/** Answers as a web server does, and tells its own name. */
const SERVER = `require("http").createServer((request, response) => response.end("server")).listen(8080, "::")`;

const GO = `package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	response, err := http.Get(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	body, _ := io.ReadAll(response.Body)
	fmt.Print(string(body))
}
`;

/** Without any library of the system: the calls are the kernel's. */
const STATIC = `#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(80)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(80)};
	int is_v4 = argc > 1 && inet_pton(AF_INET, argv[1], &v4.sin_addr) == 1;
	int fd = socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM, 0);
	const char *request = "GET / HTTP/1.0\\r\\n\\r\\n";
	char answer[4096];
	size_t used = 0;
	ssize_t count;

	if (!is_v4)
		inet_pton(AF_INET6, argv[1], &v6.sin6_addr);
	if (connect(fd, is_v4 ? (void *)&v4 : (void *)&v6, is_v4 ? sizeof(v4) : sizeof(v6)))
		return 1;
	write(fd, request, strlen(request));
	while ((count = read(fd, answer + used, sizeof(answer) - 1 - used)) > 0)
		used += count;
	answer[used] = 0;
	fputs(strstr(answer, "\\r\\n\\r\\n") + 4, stdout);
	return 0;
}
`;

describe.each(["both", "socket"] as const)("programs of all kinds, --lb %s", (lb) => {
  let mesh: Mesh;
  let directory: string;

  beforeAll(async () => {
    mesh = await Mesh.create({
      tag: `programs${lb}`,
      topology: "routed",
      lb,
      namespaces: { web: "l4", app: undefined },
      nodes: [
        {
          name: "node-a",
          pods: [
            { name: "client", namespace: "web" },
            { name: "server", namespace: "app" },
          ],
        },
      ],
    });
    directory = await mesh.run.directory("programs");
    await mesh.pod("app/server").spawn(process.execPath, ["-e", SERVER]);
    const ports = { port: PORT, targetPort: 8080, protocols: ["TCP"] as const };
    await mesh.writeService({ ...ports, key: "app/server", clusterIPs: VIP, pods: ["app/server"] });
    await mesh.startAgents();
    await mesh.settle();
    await build();
  }, 120_000);

  afterAll(async () => {
    await mesh.close();
  });

  async function build(): Promise<void> {
    await writeFile(join(directory, "client.go"), GO);
    await writeFile(join(directory, "client.c"), STATIC);
    // The cache of the module that the real Kubernetes is built from, so that nothing is compiled twice.
    await exec("go", ["build", "-o", join(directory, "go"), join(directory, "client.go")], {
      timeoutMs: 300_000,
    });
    await exec("gcc", ["-static", "-o", join(directory, "static"), join(directory, "client.c")]);
  }

  const NODE = `require("http").get(process.argv[1], (answer) => answer.pipe(process.stdout))`;

  test.each(VIP)(
    "an old static binary, a Go program, a Node server's client and curl call %s",
    async (address) => {
      const url = address.includes(":") ? `http://[${address}]/` : `http://${address}/`;
      const client = mesh.pod("web/client");
      const timeoutMs = 30_000;
      expect(await client.exec(join(directory, "static"), [address], { timeoutMs })).toBe("server");
      expect(await client.exec(join(directory, "go"), [url], { timeoutMs })).toBe("server");
      expect(await client.exec(process.execPath, ["-e", NODE, url], { timeoutMs })).toBe("server");
      expect(await client.exec("curl", ["-sS", url], { timeoutMs })).toBe("server");
      const rows = (await mesh.agent("node-a").weftJson("map", "dump", "traffic")) as readonly {
        readonly endpoint: string;
        readonly connections: number;
      }[];
      const endpoint = address.includes(":") ? "[" : "198";
      expect(rows.filter((row) => row.endpoint.startsWith(endpoint))).toMatchObject([{ connections: 4 }]);
      const flows = (await mesh.agent("node-a").weftJson("flow", "list")) as readonly FlowView[];
      expect(flows.filter(({ level }) => level === "packet")).toEqual([]);
    },
  );
});
