package io.tradesense.auth.throttling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.domain.ClientFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "::ffff:198.51.100.7, 198.51.100.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2",
        "2001:0DB8:0001:2::6, 2001:db8:1:2",
        "2001:db8::1, 2001:db8:0:0",
        "::1, 0:0:0:0"
    })
    void a_network_is_an_ipv4_address_or_half_an_ipv6_address(String address, String network) {
        assertThat(Device.of(new ClientFacts(address, null)).network()).isEqualTo(network);
    }

    @Test
    void an_update_is_no_new_device_and_another_program_is() {
        var before = Device.of(new ClientFacts("198.51.100.7", "Mozilla/5.0 (Mac OS X 10_15_7) Firefox/128.0.1"));
        var after = Device.of(new ClientFacts("198.51.100.7", "Mozilla/5.0 (Mac OS X 10_15_8) Firefox/129.0"));
        var other = Device.of(new ClientFacts("198.51.100.7", "curl/8.1"));
        assertThat(after.digest()).isEqualTo(before.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void only_the_machine_itself_is_local() {
        assertThat(Device.of(new ClientFacts("127.0.0.1", null)).isLocal()).isTrue();
        assertThat(Device.of(new ClientFacts("::1", null)).isLocal()).isTrue();
        assertThat(Device.of(new ClientFacts("10.0.0.7", null)).isLocal()).isFalse();
    }
}
