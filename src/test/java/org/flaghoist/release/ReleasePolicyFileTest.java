package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleasePolicyFileTest {
    @Test
    void knowsItsPartnersInOrder() {
        assertThat(Policies.shipped().partners()).containsSubsequence(Policies.SIX);
    }
}
