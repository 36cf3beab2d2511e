#include "proof/prove.h"

#include <stdlib.h>

#include "proof/board.h"
#include "proof/controls.h"
#include "proof/finale.h"
#include "proof/lock.h"
#include "proof/missions.h"
#include "proof/stress.h"
#include "proof/sturdy.h"
#include "store/memory.h"

static void prove_part(const struct catalog *catalog, const struct track *track, enum sim_part part,
                       struct proof *proof)
{
    struct proving *proving = memory_get(1, sizeof *proving);
    proving->part = &track->parts[part - 1];
    proving->proof = proof;
    search_begin(&proving->search, catalog, track, part);
    missions_prove_defaults(proving);
    if (part == SIM_PART_FINALE) {
        finale_prove(proving);
        finale_prove_plans(proving);
        stress_prove(proving);
    } else {
        missions_prove_aims(proving);
        missions_prove_met(proving);
    }
    if (part == SIM_PART_COMPOUND) {
        board_prove(proving);
    }
    missions_prove_failures(proving);
    controls_prove(proving);
    lock_prove(proving);
    sturdy_prove(proving);
    free(proving);
}

size_t prove_parts(const struct catalog *catalog, const struct track *track, int part)
{
    return (track ? 1 : catalog->track_count) * (part == 0 ? PARTS : 1);
}

void prove(const struct catalog *catalog, const struct track *track, int part, struct proof *proof,
           struct progress *progress)
{
    size_t jobs = catalog->track_count * PARTS;
    struct proof *parts = memory_get(jobs, sizeof *parts);
    /* From the last on: the finales take longest. */
#pragma omp parallel for schedule(dynamic)
    for (size_t i = 0; i < jobs; i++) {
        size_t job = jobs - 1 - i;
        const struct track *of = &catalog->tracks[job / PARTS];
        enum sim_part number = (enum sim_part)(job % PARTS + 1);
        if ((!track || of == track) && (part == 0 || (enum sim_part)part == number)) {
            prove_part(catalog, of, number, &parts[job]);
            progress_add(progress, 1);
        }
    }
    for (size_t job = 0; job < jobs; job++) {
        proof_append(proof, &parts[job]);
    }
    free(parts);
}
