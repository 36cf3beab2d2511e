/* random: numbers by chance that are the same on every machine, from a seed. */
#ifndef SIM_RANDOM_H
#define SIM_RANDOM_H

#include <stdint.h>

/* splitmix64 (Steele, Lea and Flood 2014): the next 64 bits; any state will do as a seed. */
uint64_t sim_random_splitmix64(uint64_t *state);

/* xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64. */
struct sim_random {
    uint64_t state[4];
};

/* Starts it from a seed, any; and the next 64 bits. */
void sim_random_seed(struct sim_random *random, uint64_t seed);
uint64_t sim_random_next(struct sim_random *random);

/* Exponential with mean 1. */
double sim_random_exponential(struct sim_random *random);

#endif
