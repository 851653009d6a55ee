package io.github.gcn4j.benchmarks.t2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {
  @TempDir private Path root;

  @Test
  void aTenthOfAProcessorIsTenOfAHundredMilliseconds() {
    assertThat(CpuQuota.microseconds(10)).isEqualTo(10_000);
    assertThat(CpuQuota.microseconds(100)).isEqualTo(100_000);
    assertThatIllegalArgumentException().isThrownBy(() -> CpuQuota.microseconds(101));
  }

  @Test
  void versionOneIsToldPeriodAndQuota() throws IOException {
    Path cpu = Files.createDirectory(root.resolve("cpu"));
    Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "-1");
    CpuQuota quota = CpuQuota.open(root, "group");
    assertThat(cpu.resolve("group/cpu.cfs_quota_us")).hasContent("100000");
    quota.limit(10);
    assertThat(cpu.resolve("group/cpu.cfs_quota_us")).hasContent("10000");
    assertThat(cpu.resolve("group/cpu.cfs_period_us")).hasContent("100000");
    assertThat(quota.percents()).containsExactly(100, 10);
    assertThat(quota.inside(List.of("gcn", "info")))
        .endsWith(cpu.resolve("group/cgroup.procs").toString(), "gcn", "info");
  }

  @Test
  void versionTwoIsToldBothInOneFile() throws IOException {
    Files.writeString(root.resolve("cgroup.subtree_control"), "cpuset cpu memory");
    CpuQuota quota = CpuQuota.open(root, "group");
    quota.limit(10);
    assertThat(root.resolve("group/cpu.max")).hasContent("10000 100000");
    assertThat(quota.describe()).contains("version 2");
  }

  @Test
  void withoutControlGroupsTheWholeProcessorIsMeasuredAndTheReasonGiven() throws IOException {
    try (Share share = Share.open(root)) {
      share.limit(100);
      assertThat(share.percents()).containsExactly(100);
      assertThat(share.inside(List.of("gcn"))).containsExactly("gcn");
      assertThat(share.describe()).contains("10 %").contains("found neither version");
      assertThatIllegalArgumentException().isThrownBy(() -> share.limit(10));
    }
  }
}
