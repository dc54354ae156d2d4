package io.tradesense.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void a_small_heap_takes_users_that_fit_into_half_of_it() {
        var heap = new Heap(96L << 20);
        assertThat(heap.tradesOfOneUser(500_000)).isEqualTo(31_457);
        assertThat(heap.tradesKept(200_000)).isEqualTo(100_663);
    }

    @Test
    void a_great_heap_takes_no_more_than_is_allowed() {
        var heap = new Heap(8L << 30);
        assertThat(heap.tradesOfOneUser(500_000)).isEqualTo(500_000);
        assertThat(heap.tradesKept(200_000)).isEqualTo(200_000);
    }

    @Test
    void the_smallest_heap_takes_a_thousand() {
        assertThat(new Heap(1 << 20).tradesOfOneUser(500_000)).isEqualTo(1_000);
    }
}
