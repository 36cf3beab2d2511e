#include "scenes/synthesis.h"
#include "design/rule.h"

#include <math.h>
#include <string.h>

enum {
    PART1 = 1 << SIM_PART_SCALING,
    PART2 = 1 << SIM_PART_RELIABILITY,
    PART3 = 1 << SIM_PART_COMPOUND
};

/* An axis: its letter, the text of its name, and the parts that it is measured by. */
struct axis {
    char letter;
    const char *label;
    unsigned parts;
};

static const struct axis c3_axes[SIM_C3_AXES] = {
    [SIM_C3_COMPUTE] = {'C', "radar.compute", PART1 | PART2},
    [SIM_C3_COMMUNICATION] = {'M', "radar.communication", PART1},
    [SIM_C3_COORDINATION] = {'W', "radar.coordination", PART1},
};

static const struct axis principle_axes[SIM_PRINCIPLES] = {
    [SIM_PRINCIPLE_COMMUNICATION] = {'M', "radar.communication", PART1},
    [SIM_PRINCIPLE_FAILURE] = {'F', "radar.failure", PART2},
    [SIM_PRINCIPLE_INFRASTRUCTURE] = {'I', "radar.infrastructure", PART1 | PART2},
    [SIM_PRINCIPLE_RESPONSIBILITY] = {'R', "radar.responsibility", PART3},
    [SIM_PRINCIPLE_SUSTAINABILITY] = {'S', "radar.sustainability", PART2},
    [SIM_PRINCIPLE_SCALE] = {'N', "radar.scale", PART1},
};

struct sim_radar synthesis_radar(const struct design *design, const struct sim_outputs *out)
{
    struct sim_radar radar;
    sim_radar_eval(&design->in, out, &radar);
    return radar;
}

/* ---- the limit polygon ---- */

static void output_put(struct sim_outputs *out, const struct sim_output *output, double value)
{
    memcpy((char *)out + output->offset, &value, sizeof value);
}

/* An axis that may be at nought is asked for nothing. */
static void drop_nought(double *limits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        limits[i] = limits[i] > 0 ? limits[i] : NAN;
    }
}

/* The radar of a fleet that just meets the aims of parts 1 to 3; NaN where they ask for nothing. */
static struct sim_radar limit_radar(const struct track *track, const struct design *design,
                                    const struct sim_outputs *out)
{
    struct sim_outputs at;
    sim_output_clear(&at);
    for (int i = 0; i < SIM_PART_COMPOUND; i++) {
        const struct part *part = &track->parts[i];
        for (size_t k = 0; k < part->aim_count; k++) {
            if (part->aims[k].value.output) {
                output_put(&at, part->aims[k].value.output,
                           rule_limit(&part->aims[k], design, out));
            }
        }
    }
    at.compound.nines_safe = sim_compound_nines(at.compound.unsafe);
    at.reliability.target_mg = out->reliability.target_mg;
    struct sim_radar radar = synthesis_radar(design, &at);
    radar.c3[SIM_C3_COMPUTE] = at.scaling.efficiency / design->in.finale.efficiency_reference *
                               out->reliability.goodput;
    drop_nought(radar.c3, SIM_C3_AXES);
    drop_nought(radar.principles, SIM_PRINCIPLES);
    return radar;
}

/* ---- a face ---- */

static bool is_missing(const struct sim_outputs *out, unsigned parts)
{
    for (int part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (parts & 1u << part && sim_output_reason(out, (enum sim_part)part) == SIM_NO_DESIGN) {
            return true;
        }
    }
    return false;
}

static void axis_row(const struct build *build, struct scene_instrument *face,
                     const struct axis *axis, double value, double limit, bool missing)
{
    struct scene_row *row = build_row(face, build_text(build, axis->label),
                                      missing ? build_text(build, "radar.not_yet")
                                              : build_number(build, value, "ratio", 2));
    row->letter = axis->letter;
    if (!isnan(limit)) {
        row->limit = build_join(build, "ui.before_number", build_text(build, "radar.limit"),
                                build_number(build, limit, "ratio", 2));
    }
    row->verdict = isnan(value) ? SCENE_CANNOT_SAY : SCENE_NO_VERDICT;
}

static const double *kept(const struct build *build, const double *values, size_t count)
{
    double *copy = arena_alloc(build->arena, count * sizeof *copy);
    memcpy(copy, values, count * sizeof *copy);
    return copy;
}

static struct scene_instrument *add_face(const struct build *build, const char *id,
                                         const struct axis *axes, size_t count,
                                         const double *values, const double *limits,
                                         const double *first, const double *best,
                                         const struct sim_outputs *out)
{
    struct scene_instrument *face = build_instrument(build, SCENE_RADAR, id, count);
    struct scene_radar *radar = arena_alloc(build->arena, sizeof *radar);
    const char **labels = arena_alloc(build->arena, count * sizeof *labels);
    for (size_t i = 0; i < count; i++) {
        labels[i] = build_text(build, axes[i].label);
        axis_row(build, face, &axes[i], values[i], limits[i], is_missing(out, axes[i].parts));
    }
    *radar = (struct scene_radar){
        .axis_count = count,
        .labels = labels,
        .values = kept(build, values, count),
        .limits = kept(build, limits, count),
        .first = first ? kept(build, first, count) : NULL,
        .best = best ? kept(build, best, count) : NULL,
    };
    face->radar = radar;
    face->sentence = "";
    return face;
}

void synthesis_add(const struct build *build, const struct design *design,
                   const struct sim_outputs *out, const struct sim_radar *first,
                   const struct sim_radar *best)
{
    struct sim_radar now = synthesis_radar(design, out);
    struct sim_radar limit = limit_radar(build->track, design, out);
    add_face(build, "c3", c3_axes, SIM_C3_AXES, now.c3, limit.c3, first ? first->c3 : NULL,
             best ? best->c3 : NULL, out);
    struct scene_instrument *principles = add_face(
        build, "principles", principle_axes, SIM_PRINCIPLES, now.principles, limit.principles,
        first ? first->principles : NULL, best ? best->principles : NULL, out);
    principles->sentence = build_text(build, "radar.sentence"); /* true of both */
    build_aside(build, principles, false);
}
