/* bench: a workbench: its design, the changes that can be undone, and the last good one. */
#ifndef LESSON_BENCH_H
#define LESSON_BENCH_H

#include <stdint.h>

#include "design/evaluation.h"
#include "lesson/event.h"
#include "lesson/outcome.h"
#include "lesson/undo.h"
#include "store/buffer.h"

struct bench {
    const struct catalog *catalog;
    const struct track *track;
    const struct part *part;
    struct design design;
    struct evaluation *evaluation;   /* bench_evaluation asks for that of the design */
    struct evaluation *first, *best; /* of runs that are drawn beside it: set by who draws them */
    struct undo undo;
    struct design good; /* the last design outside all failure states */
    bool has_good;
};

/* A bench on which nothing lies; bench_load comes before all else. Ended by bench_end. */
void bench_begin(struct bench *bench);
void bench_end(struct bench *bench);

/*
 * Lays a design of a part of the track on the bench (for repairs under stress: of stress.bench);
 * nothing can be undone.
 */
void bench_load(struct bench *bench, const struct catalog *catalog, const struct track *track,
                const struct part *part, const struct design *design);

/* Puts another design of the same part there, as a change that can be undone. */
void bench_put(struct bench *bench, const struct design *design);

/* A control was turned, chosen or typed, or a change undone or redone. */
void bench_event(struct bench *bench, const struct event *event, struct outcome *outcome);

/* Whether the design is in a failure state, and a good one lay there before. */
bool bench_has_failed(const struct bench *bench);

/* All that is worked out of the design; it holds until another one lies there. */
struct evaluation *bench_evaluation(const struct bench *bench);

/* Whether two designs of a part differ in one of its sliders. */
bool bench_differs(const struct part *part, const struct design *a, const struct design *b);

/* The controls of a part as pairs, and what it was given. */
void bench_block(const struct catalog *catalog, const struct part *part,
                 const struct design *design, struct buffer *block);

/* What the design puts out, as pairs: every output of the part that has a value, but for the one
 * that its reflection will ask for. */
void bench_figures(const struct bench *bench, struct buffer *block);

/* The record of run number `run`: controls, outputs, aims met, and what the part adds. */
void bench_run_block(const struct bench *bench, uint64_t seed, size_t run, struct buffer *block);

#endif
