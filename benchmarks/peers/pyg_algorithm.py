#!/usr/bin/python3
"""PyTorch Geometric's own algorithm for the flat model, written in plain torch and timed on one thread.

PyG 2.5.3 computes a GCNConv without torch_scatter as: a linear map without bias, index_select of the
source rows, a product with the edge weights, scatter_add_ at the target rows, plus the bias. This file
does the same with the same torch calls, less PyG's Python around them, so it is a little faster than PyG.

Variants of the forward pass (batch 1, no_grad):
  edges_given     normalised edges computed once, as with cached=True
  edges_each_time gcn_norm in every layer of every call, as PyG does unless told otherwise
  csr             one sparse CSR product per layer: not PyG, the best that plain torch does
Training (batch 16 as one disjoint graph, as PyG's DataLoader makes it; Adam, weighted NLL), edges given.

Prints one JSON document. Exit code 0: measured; 1: the variants disagree; 3: this Python has no torch.
"""

import argparse
import json
import platform
import statistics
import sys
import time
import warnings

try:
    import torch
except ImportError:
    print("pyg_algorithm.py: expected a Python with torch, found none in " + sys.executable
          + ": install Debian's python3-torch and run it with /usr/bin/python3", file=sys.stderr)
    sys.exit(3)

WIDTHS = [1, 16, 32, 64]
CLASSES = 4
CLASS_WEIGHTS = [1.6, 0.8, 0.85, 1.0]
LEARNING_RATE = 0.001


def grid_edges(height, width, copies=1):
    """edge_index [2, edges] of a 4-connected grid, repeated side by side, without self-loops."""
    node = torch.arange(height * width).view(height, width)
    right = torch.stack([node[:, :-1].reshape(-1), node[:, 1:].reshape(-1)])
    down = torch.stack([node[:-1].reshape(-1), node[1:].reshape(-1)])
    one = torch.cat([right, down], 1)
    one = torch.cat([one, one.flip(0)], 1)
    return torch.cat([one + copy * height * width for copy in range(copies)], 1)


def gcn_norm(edge_index, nodes):
    """D^-1/2 (A + I) D^-1/2 as edge_index and edge_weight, as torch_geometric.nn.conv.gcn_conv.gcn_norm."""
    loops = torch.arange(nodes)
    edge_index = torch.cat([edge_index, torch.stack([loops, loops])], 1)
    weight = torch.ones(edge_index.size(1))
    row, col = edge_index
    degree = torch.zeros(nodes).scatter_add_(0, col, weight)
    scale = degree.pow_(-0.5)
    scale.masked_fill_(scale == float("inf"), 0)
    return edge_index, scale[row] * weight * scale[col]


class EdgeOperator:
    """S x by index_select, multiply, scatter_add_."""

    def __init__(self, edge_index, nodes):
        self.nodes = nodes
        self.edge_index, self.edge_weight = gcn_norm(edge_index, nodes)

    def __call__(self, x):
        messages = x.index_select(0, self.edge_index[0])
        messages = self.edge_weight.view(-1, 1) * messages
        target = self.edge_index[1].view(-1, 1).expand_as(messages)
        return messages.new_zeros(self.nodes, x.size(1)).scatter_add_(0, target, messages)


class NormalisingOperator:
    """As EdgeOperator, normalising the edges in every call."""

    def __init__(self, edge_index, nodes):
        self.edge_index, self.nodes = edge_index, nodes

    def __call__(self, x):
        return EdgeOperator(self.edge_index, self.nodes)(x)


class CsrOperator:
    """S x as one product with a sparse CSR matrix."""

    def __init__(self, edge_index, nodes):
        index, weight = gcn_norm(edge_index, nodes)
        # S is symmetric, so rows and columns may swap.
        self.matrix = torch.sparse_coo_tensor(index, weight, (nodes, nodes)).coalesce().to_sparse_csr()

    def __call__(self, x):
        return self.matrix @ x


class Flat(torch.nn.Module):
    def __init__(self, generator):
        super().__init__()
        self.weights, self.biases = torch.nn.ParameterList(), torch.nn.ParameterList()
        for fan_in, fan_out in zip(WIDTHS, WIDTHS[1:]):
            bound = (6 / (fan_in + fan_out)) ** 0.5
            weight = torch.rand(fan_out, fan_in, generator=generator) * 2 * bound - bound
            self.weights.append(torch.nn.Parameter(weight))
            self.biases.append(torch.nn.Parameter(torch.zeros(fan_out)))
        bound = WIDTHS[-1] ** -0.5
        draw = lambda *shape: torch.nn.Parameter(torch.rand(*shape, generator=generator) * 2 * bound - bound)
        self.fc_weight, self.fc_bias = draw(CLASSES, WIDTHS[-1]), draw(CLASSES)

    def forward(self, x, operator, graph_of_node, graphs):
        for weight, bias in zip(self.weights, self.biases):
            x = torch.relu(operator(torch.nn.functional.linear(x, weight)) + bias)
        # global_mean_pool: a scatter sum over nodes divided by the count of each graph.
        target = graph_of_node.view(-1, 1).expand_as(x)
        sums = x.new_zeros(graphs, x.size(1)).scatter_add_(0, target, x)
        count = x.new_zeros(graphs).scatter_add_(0, graph_of_node, x.new_ones(x.size(0)))
        pooled = sums / count.view(-1, 1)
        return torch.log_softmax(torch.nn.functional.linear(pooled, self.fc_weight, self.fc_bias), 1)


def dense_check(generator):
    """Largest difference of outputs and gradients from dense matrices, on two 5×7 grids."""
    height, width, graphs = 5, 7, 2
    nodes = height * width * graphs
    edges = grid_edges(height, width, graphs)
    dense = torch.eye(nodes)
    dense[edges[0], edges[1]] = 1
    scale = dense.sum(1).rsqrt()
    dense = scale.view(-1, 1) * dense * scale.view(1, -1)
    model = Flat(generator)
    x = torch.rand(nodes, 1, generator=generator)
    graph_of_node = torch.arange(graphs).repeat_interleave(height * width)
    found = []
    for operator in (lambda v: dense @ v, EdgeOperator(edges, nodes), CsrOperator(edges, nodes)):
        model.zero_grad()
        out = model(x, operator, graph_of_node, graphs)
        values = [out.detach()]
        if not isinstance(operator, CsrOperator):
            torch.nn.functional.nll_loss(out, torch.tensor([1, 3])).backward()
            values += [p.grad.clone() for p in model.parameters()]
        found.append(values)
    return max(float((a - b).abs().max()) for values in found[1:] for a, b in zip(values, found[0]))


def measure(step, runs, warmup, images):
    """Milliseconds per image of each run, by the clock and of processor time."""
    for _ in range(warmup):
        step()
    wall, cpu = [], []
    for _ in range(runs):
        start, start_cpu = time.perf_counter(), time.process_time()
        step()
        wall.append((time.perf_counter() - start) * 1e3 / images)
        cpu.append((time.process_time() - start_cpu) * 1e3 / images)
    return {"median_ms": statistics.median(wall), "median_cpu_ms": statistics.median(cpu), "runs": wall}


def blas():
    """The BLAS library torch's matrix products run on here, or how to tell."""
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split("/")[-1].strip() for line in maps if "blas" in line or "libmkl" in line}
    except OSError:
        return "unknown"
    known = [name for name in sorted(files) if "openblas" in name or "mkl" in name]
    return known[0] if known else "reference BLAS (slow): install libopenblas0-pthread for a fair comparison"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=96, help="height and width of the images")
    parser.add_argument("--batch", type=int, default=16, help="images of a training batch")
    parser.add_argument("--runs", type=int, default=50, help="timed forward passes")
    parser.add_argument("--training-runs", type=int, default=30, help="timed training steps; 0 for none")
    parser.add_argument("--warmup", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta")
    generator = torch.Generator().manual_seed(7)
    difference = dense_check(generator)
    model = Flat(generator)
    size, batch = arguments.size, arguments.batch
    nodes = size * size
    edges = grid_edges(size, size)
    variants = {"edges_given": EdgeOperator(edges, nodes), "edges_each_time": NormalisingOperator(edges, nodes),
                "csr": CsrOperator(edges, nodes)}
    image = torch.rand(nodes, 1, generator=generator)
    single = torch.zeros(nodes, dtype=torch.long)

    forward, outputs = {}, {}
    with torch.no_grad():
        for name, operator in variants.items():
            outputs[name] = model(image, operator, single, 1)
        for name, output in outputs.items():
            difference = max(difference, float((output - outputs["edges_given"]).abs().max()))
        if not difference <= 1e-4:
            print("pyg_algorithm.py: expected all variants to agree within 1e-4, found a difference of "
                  + str(difference), file=sys.stderr)
            return 1
        for name, operator in variants.items():
            forward[name] = measure(
                lambda: model(image, operator, single, 1), arguments.runs, arguments.warmup, 1)

    training = {}
    if arguments.training_runs > 0:
        operator = EdgeOperator(grid_edges(size, size, batch), batch * nodes)
        images = torch.rand(batch * nodes, 1, generator=generator)
        graph_of_node = torch.arange(batch).repeat_interleave(nodes)
        labels = torch.arange(batch) % CLASSES
        class_weights = torch.tensor(CLASS_WEIGHTS)
        optimiser = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)

        def step():
            optimiser.zero_grad()
            out = model(images, operator, graph_of_node, batch)
            torch.nn.functional.nll_loss(out, labels, weight=class_weights).backward()
            optimiser.step()

        training["edges_given"] = measure(step, arguments.training_runs, arguments.warmup, batch)

    json.dump({
        "torch": torch.__version__,
        "python": platform.python_version(),
        "blas": blas(),
        "threads": torch.get_num_threads(),
        "size": size,
        "batch": batch,
        "largest_difference": difference,
        "forward": forward,
        "training": training,
    }, sys.stdout)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
