#include "course/schema_key.h"

#include <stddef.h>

static const struct schema_key tracks[] = {
    {"order", "the tracks' names, one a folder, as the lab offers them"},
    {NULL, NULL},
};

static const struct schema_key track[] = {
    {"name", "must be the folder's name"},
    {NULL, NULL},
};

static const struct schema_key parameter[] = {
    {"default", "a number in the model's own unit; on or off; the name of a choice or of a row"},
    {"min", "the lower end of the slider and of typed values, in the same unit"},
    {"max", "the upper end; both lie in what the model takes, and hold the default"},
    {"scale", "linear; or log, and then step, fine and coarse are factors above 1"},
    {"step", "one press of an arrow: 20 to 40 of them cross the range"},
    {"fine", "one fine step; at most the step"},
    {"coarse", "one coarse step; at least the step"},
    {"digits", "digits after the point when shown; or"},
    {"precision", "significant digits when shown; the track's own goes before the common one"},
    {"unit", "what it is shown in: an id of units.csv, of the same kind"},
    {"slider", "its place on the workbench, from 1; without it the parameter is a constant"},
    {"fixed", "yes: shown with the sliders, never set"},
    {"table", "its values are the rows of this table, whose columns set parameters, too"},
    {"source", "where the number is from, or \"illustrative\": screens say so then"},
    {NULL, NULL},
};

static const struct schema_key part[] = {
    {"pinned",
     "of the finale: parameters that have the track's defaults, whatever earlier parts set"},
    {"runs", "the best of this many committed runs counts; 0 or nothing: the last one"},
    {"objective", "the output that is to be large while all aims are met"},
    {NULL, NULL},
};

static const struct schema_key rule[] = {
    {"output", "an output, a parameter or a figure; then one of the five relations:"},
    {"at_most",
     "with a number, the name of another output, parameter or figure, or default: what the track "
     "has a parameter at; none in a track's file: there is no such rule on the track"},
    {"below", "likewise"},
    {"at_least", "likewise"},
    {"above", "likewise"},
    {"equals", "likewise"},
    {"reason", "of a failure, in place of output and relation: why the model can't evaluate"},
    {"when", "OUTPUT=CHOICE, of a failure: it is one only where an output of choices is this one"},
    {"control", "the control to try first"},
    {"order", "its line on the screen"},
    {"unit", "what value and limit are shown in"},
    {"digits", "digits after the point, or"},
    {"precision", "significant digits"},
    {NULL, NULL},
};

static const struct schema_key lock[] = {
    {"choices", "the answers of the prediction: those that the model gives, in its order"},
    {"mechanisms", "the reasons for it, likewise"},
    {"tolerance", "a number is right within this factor; in part 3, within this many nines"},
    {"never_right", "choices that no scenario makes right: misconceptions"},
    {"intervals",
     "of part 2: each scenario's interval is one of these times its break-even, to two "
     "digits; without the key it is any"},
    {NULL, NULL},
};

static const struct schema_key reflect[] = {
    {"tolerance", "part 1: how far off the count may be, as a share"},
    {"scenario",
     "part 1: NAME=VALUE that are put over the student's design before the model is asked"},
    {NULL, NULL},
};

static const struct schema_key proof[] = {
    {"prices", "outputs of which a control may cost more"},
    {"gains", "outputs of which a control may leave less"},
    {NULL, NULL},
};

static const struct schema_key free_control[] = {
    {"up", "why the control may cost nothing towards the greater value or the later choice"},
    {"down", "the same, towards the smaller one"},
    {NULL, NULL},
};

static const struct schema_key stress[] = {
    {"repairs", "how many changes of a control a student may commit"},
    {"controls", "sliders of earlier parts that repairs may move besides the finale's own"},
    {NULL, NULL},
};

static const struct schema_key step[] = {
    {"NAME", "a parameter of the track and its value at this step and all later ones, until one "
             "changes it; it has no slider, no row of a table sets it, and the finale does not pin "
             "it"},
    {"source", "where the numbers are from, or \"illustrative\""},
    {NULL, NULL},
};

const struct schema_key *schema_keys(enum schema_section section)
{
    static const struct schema_key *const sections[SECTIONS] = {
        [SECTION_TRACKS] = tracks,   [SECTION_TRACK] = track, [SECTION_PARAMETER] = parameter,
        [SECTION_PART] = part,       [SECTION_RULE] = rule,   [SECTION_LOCK] = lock,
        [SECTION_REFLECT] = reflect, [SECTION_PROOF] = proof, [SECTION_FREE] = free_control,
        [SECTION_STRESS] = stress,   [SECTION_STEP] = step,
    };
    return sections[section];
}
