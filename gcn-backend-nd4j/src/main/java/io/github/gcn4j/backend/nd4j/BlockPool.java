package io.github.gcn4j.backend.nd4j;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks to use again, by length. Lives as long as an outermost workspace and belongs to its
 * thread.
 */
final class BlockPool implements AutoCloseable {
  private final Map<Long, ArrayDeque<Block>> idle = new HashMap<>();
  private boolean closed;

  /** A block with arbitrary contents. */
  Block take(long length) {
    ArrayDeque<Block> stack = idle.get(length);
    Block block = stack == null ? null : stack.poll();
    return block == null ? Block.allocate(length) : block;
  }

  /** Puts a block back; the caller forgets it. */
  void give(Block block) {
    if (closed) {
      block.close();
    } else {
      idle.computeIfAbsent((long) block.length(), length -> new ArrayDeque<>()).push(block);
    }
  }

  /** Frees what lies idle, and from now on what is put back. */
  @Override
  public void close() {
    closed = true;
    idle.values().forEach(stack -> stack.forEach(Block::close));
    idle.clear();
  }
}
