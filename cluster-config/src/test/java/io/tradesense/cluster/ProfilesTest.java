package io.tradesense.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import org.junit.jupiter.api.Test;

/** The files as Hazelcast reads them. */
class ProfilesTest {

    @Test
    void the_default_keeps_every_member_on_this_machine() {
        var config = ConfigUtil.loadConfig();
        var network = config.getNetworkConfig();
        assertThat(network.getInterfaces().isEnabled()).isTrue();
        assertThat(network.getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
        assertThat(network.getJoin().getTcpIpConfig().isEnabled()).isTrue();
        assertThat(network.getJoin().getTcpIpConfig().getMembers()).containsExactly("127.0.0.1");
    }

    @Test
    void nothing_is_found_by_chance_and_nothing_calls_home() {
        var config = ConfigUtil.loadConfig();
        var join = config.getNetworkConfig().getJoin();
        assertThat(join.isAutoDetectionEnabled()).isFalse();
        assertThat(join.getMulticastConfig().isEnabled()).isFalse();
        assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
        assertThat(config.getJetConfig().isEnabled()).isFalse();
        assertThat(config.getNetworkConfig().getRestApiConfig().isEnabled()).isFalse();
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    }

    @Test
    void a_member_joins_at_once_and_a_hung_one_leaves_within_seconds() {
        var config = ConfigUtil.loadConfig();
        assertThat(config.getProperty("hazelcast.wait.seconds.before.join")).isEqualTo("0");
        assertThat(config.getProperty("hazelcast.heartbeat.interval.seconds")).isEqualTo("1");
        assertThat(config.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("5");
    }

    @Test
    void what_vertx_keeps_survives_the_loss_of_one_member() {
        var config = ConfigUtil.loadConfig();
        assertThat(config.getMultiMapConfig("__vertx.subs").getBackupCount()).isEqualTo(1);
        assertThat(config.getMapConfig("__vertx.nodeInfo").getBackupCount()).isEqualTo(1);
    }
}
