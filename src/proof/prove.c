#include "proof/prove.h"

#include <stdarg.h>
#include <stdlib.h>

#include "proof/proving.h"
#include "store/memory.h"

void prove_say(struct proving *proving, const char *name, bool holds, const char *format, ...)
{
    struct lab_proof *proof = proving->proof;
    struct buffer says = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_formatv(&says, format, arguments);
    va_end(arguments);
    proof->claims = memory_grow(proof->claims, proof->count, &proof->room, sizeof *proof->claims);
    proof->claims[proof->count++] = (struct lab_claim){
        proving->search.track->id, proving->part->number, name, holds, buffer_take(&says)};
    proof->failed += !holds;
}

size_t prove_fleets(const struct search *search, struct fleet fleets[FLEETS])
{
    struct search one;
    search_begin(&one, search->catalog, search->track, SIM_PART_SCALING);
    if (!search_find(&one, PROVE_STARTS, &fleets[0])) {
        return 0;
    }
    search_simplify(&one, &fleets[0]);
    return 1 + search_gather(&one, PROVE_STARTS, fleets + 1, FLEETS - 1);
}

static void prove_part(const struct lab_catalog *catalog, const struct lab_track *track,
                       enum sim_part part, struct lab_proof *proof)
{
    struct proving *proving = memory_get(1, sizeof *proving);
    proving->part = &track->parts[part - 1];
    proving->proof = proof;
    search_begin(&proving->search, catalog, track, part);
    prove_defaults(proving);
    if (part == SIM_PART_FINALE) {
        prove_finale(proving);
        prove_plans(proving);
    } else {
        prove_witness(proving);
    }
    prove_failures(proving);
    prove_controls(proving);
    prove_lock(proving);
    free(proving);
}

static void append(struct lab_proof *proof, struct lab_proof *more)
{
    for (size_t i = 0; i < more->count; i++) {
        proof->claims = memory_grow(proof->claims, proof->count, &proof->room,
                                    sizeof *proof->claims);
        proof->claims[proof->count++] = more->claims[i];
    }
    proof->failed += more->failed;
    free(more->claims);
}

void lab_prove(const struct lab_catalog *catalog, const struct lab_track *track, int part,
               struct lab_proof *proof)
{
    size_t jobs = lab_track_count(catalog) * LAB_PARTS;
    struct lab_proof *parts = memory_get(jobs, sizeof *parts);
    /* From the last on: the finales take longest. */
#pragma omp parallel for schedule(dynamic)
    for (size_t i = 0; i < jobs; i++) {
        size_t job = jobs - 1 - i;
        const struct lab_track *of = lab_track_at(catalog, job / LAB_PARTS);
        enum sim_part number = (enum sim_part)(job % LAB_PARTS + 1);
        if ((!track || of == track) && (part == 0 || (enum sim_part)part == number)) {
            prove_part(catalog, of, number, &parts[job]);
        }
    }
    for (size_t job = 0; job < jobs; job++) {
        append(proof, &parts[job]);
    }
    free(parts);
}

void lab_proof_free(struct lab_proof *proof)
{
    for (size_t i = 0; i < proof->count; i++) {
        free(proof->claims[i].says);
    }
    free(proof->claims);
    *proof = (struct lab_proof){0};
}
