#include "proof/sturdy.h"

#include <math.h>
#include <string.h>

#include "design/scenario.h"
#include "design/truth.h"

/* A fifth up or down; random ways of moving all at once. */
#define FIFTH 0.2
enum { TOGETHER = 32, CONSTANTS_MAX = 64 };

struct constants {
    const struct sim_param *of[CONSTANTS_MAX];
    size_t count;
};

/* What the data call illustrative. A number that the scenario states is among them, too. */
static void find_constants(const struct part *part, struct constants *constants)
{
    constants->count = 0;
    for (size_t i = 0; i < part->control_count && constants->count < CONSTANTS_MAX; i++) {
        const struct control *control = &part->controls[i];
        bool number = control->param != NULL && control->param->kind <= SIM_COUNT;
        if (number && control->illustrative) {
            constants->of[constants->count++] = control->param;
        }
    }
}

/* Where a constant can't go it stays. */
static void move(struct design *design, const struct sim_param *param, bool up)
{
    double value = sim_param_get(&design->in, param) * (up ? 1 + FIFTH : 1 - FIFTH);
    sim_param_put(&design->in, param, param->kind == SIM_COUNT ? round(value) : value);
}

static bool is_same(enum sim_part part, const struct truth *truth, const struct design *moved)
{
    struct truth now;
    truth_find(part, moved, &now);
    return now.choice == truth->choice && now.mechanism == truth->mechanism;
}

/* The constant that changes the answer, "all together", or NULL. */
static const char *what_flips(struct search *search, enum sim_part part,
                              const struct constants *constants, const struct design *scenario)
{
    struct truth truth;
    truth_find(part, scenario, &truth);
    for (size_t i = 0; i < 2 * constants->count; i++) {
        struct design moved = *scenario;
        move(&moved, constants->of[i / 2], i % 2);
        if (!is_same(part, &truth, &moved)) {
            return constants->of[i / 2]->name;
        }
    }
    for (size_t i = 0; i < TOGETHER; i++) {
        struct design moved = *scenario;
        for (size_t k = 0; k < constants->count; k++) {
            move(&moved, constants->of[k], search_random(search, 2));
        }
        if (!is_same(part, &truth, &moved)) {
            return "all together";
        }
    }
    return NULL;
}

void sturdy_prove(struct proving *proving)
{
    static const char name[] = "lock stands with unsourced numbers a fifth off";
    struct search *search = &proving->search;
    enum sim_part part = proving->part->number;
    struct constants constants;
    /* Part 3's numbers stand in tables, and are moved there; see lock.c. */
    if (!proving->part->lock || part == SIM_PART_COMPOUND) {
        return;
    }
    find_constants(proving->part, &constants);
    for (unsigned variant = 0; variant < VARIANTS; variant++) {
        struct design scenario;
        lock_scenario(search->catalog, search->track, part, variant, &scenario);
        const char *flips = what_flips(search, part, &constants, &scenario);
        if (flips) {
            proving_say(proving, name, false, "variant %u flips when they move: %s", variant,
                        flips);
            return;
        }
    }
    proving_say(proving, name, true, "%zu of them, one by one and %d times all at once",
                constants.count, TOGETHER);
}
