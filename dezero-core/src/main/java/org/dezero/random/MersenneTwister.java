package org.dezero.random;

/**
 * MT19937, the 32-bit Mersenne Twister of Matsumoto and Nishimura (1998), seeded with one word as their {@code
 * init_genrand} of 2002 does it.
 */
final class MersenneTwister {
    private static final int WORDS = 624;
    private static final int OFFSET = 397;

    private final int[] state = new int[WORDS];
    private int next = WORDS;

    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            int previous = state[i - 1];
            state[i] = 1812433253 * (previous ^ (previous >>> 30)) + i;
        }
    }

    /** The next 32 bits; all of them are random, so the sign is too. */
    int nextWord() {
        if (next == WORDS) {
            refill();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void refill() {
        int i = 0;
        for (; i < WORDS - OFFSET; i++) {
            state[i] = state[i + OFFSET] ^ twist(state[i], state[i + 1]);
        }
        for (; i < WORDS - 1; i++) {
            state[i] = state[i + OFFSET - WORDS] ^ twist(state[i], state[i + 1]);
        }
        state[i] = state[OFFSET - 1] ^ twist(state[i], state[0]);
        next = 0;
    }

    private static int twist(int upper, int lower) {
        int joined = (upper & 0x80000000) | (lower & 0x7FFFFFFF);
        return (joined >>> 1) ^ (-(joined & 1) & 0x9908B0DF);
    }
}
