#include "lesson/worked.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "design/evaluation.h"
#include "design/scenario.h"
#include "store/memory.h"

/* Places, each for one design; a newcomer takes the place of whoever stood there. */
enum { PLACES = 2048 };

struct cache_slot {
    bool taken;
    struct design design;
    char hash[DIGEST_ROOM]; /* "": not asked for */
    enum sim_part truth_of; /* 0: not asked for */
    struct truth truth;
    size_t track; /* of the run */
    enum sim_part run_of;
    struct worked_run *run; /* NULL: never asked for */
};

struct worked {
    const struct catalog *catalog;
    struct cache_slot *places;
    struct evaluation **evaluations; /* by track and part: each keeps its window */
};

struct worked *worked_new(const struct catalog *catalog)
{
    struct worked *worked = memory_get(1, sizeof *worked);
    *worked = (struct worked){
        .catalog = catalog,
        .places = memory_get(PLACES, sizeof *worked->places),
        .evaluations = memory_get(catalog->track_count * PARTS, sizeof(struct evaluation *)),
    };
    return worked;
}

void worked_free(struct worked *worked)
{
    if (!worked) {
        return;
    }
    for (size_t i = 0; i < PLACES; i++) {
        free(worked->places[i].run);
    }
    for (size_t i = 0; i < worked->catalog->track_count * PARTS; i++) {
        evaluation_free(worked->evaluations[i]);
    }
    free(worked->evaluations);
    free(worked->places);
    free(worked);
}

/* ---- places ---- */

static bool is_same(const struct design *a, const struct design *b)
{
    return memcmp(&a->in, &b->in, sizeof a->in) == 0 &&
           memcmp(a->rows, b->rows, sizeof a->rows) == 0;
}

/* Fowler, Noll and Vo's hash, over words. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (uint64_t word; length >= sizeof word; at += sizeof word, length -= sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x100000001b3);
        hash ^= hash >> 29;
    }
    return hash;
}

static struct cache_slot *place_of(struct worked *worked, const struct design *design)
{
    uint64_t hash = mix(UINT64_C(0xcbf29ce484222325), &design->in, sizeof design->in);
    hash = mix(hash, design->rows, sizeof design->rows);
    struct cache_slot *place = &worked->places[hash % PLACES];
    if (!place->taken || !is_same(&place->design, design)) {
        struct worked_run *run = place->run;
        *place = (struct cache_slot){.taken = true, .design = *design, .run = run};
    }
    return place;
}

/* ---- what is asked ---- */

const char *worked_hash(struct worked *worked, const struct design *design)
{
    struct cache_slot *place = place_of(worked, design);
    if (!*place->hash) {
        scenario_hash(design, place->hash);
    }
    return place->hash;
}

const struct truth *worked_truth(struct worked *worked, enum sim_part part,
                                 const struct design *scenario)
{
    struct cache_slot *place = place_of(worked, scenario);
    if (place->truth_of != part) {
        truth_find(part, scenario, &place->truth);
        place->truth_of = part;
    }
    return &place->truth;
}

static struct evaluation *evaluation_of(struct worked *worked, size_t track, enum sim_part part,
                                        const struct design *design)
{
    struct evaluation **evaluation = &worked->evaluations[track * PARTS + (size_t)part - 1];
    if (!*evaluation) {
        *evaluation = evaluation_new();
    }
    evaluation_set(*evaluation, &worked->catalog->tracks[track], part, design);
    return *evaluation;
}

const struct worked_run *worked_run(struct worked *worked, size_t track, enum sim_part part,
                                    const struct design *design)
{
    struct cache_slot *place = place_of(worked, design);
    if (place->run_of != part || place->track != track) {
        struct evaluation *evaluation = evaluation_of(worked, track, part, design);
        if (!place->run) {
            place->run = memory_get(1, sizeof *place->run);
        }
        place->run->out = *evaluation_out(evaluation);
        place->run->aims_met = evaluation_aims_met(evaluation);
        place->track = track;
        place->run_of = part;
    }
    return place->run;
}
