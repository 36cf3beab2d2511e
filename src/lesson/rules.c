#include "lesson/rules.h"

#include <math.h>

#include "lesson/luck.h"
#include "store/number.h"

/* ---- part 1 ---- */

static const char *const topologies[] = {"fat_tree", "torus"};

static const struct question questions1[] = {
    {.id = "topology",
     .kind = ASK_CHOICE,
     .label = "reflect.field.topology",
     .help = "reflect.help.topology",
     .option_prefix = "choice.topology",
     .options = topologies,
     .option_count = 2},
    {.id = "count",
     .kind = ASK_COUNT_OR_NEVER,
     .label = "reflect.field.count",
     .help = "reflect.help.count"},
    {.id = "justification",
     .kind = ASK_TEXT,
     .label = "reflect.field.justification",
     .help = "reflect.help.justification"},
};

/* ---- part 2: an asynchronous checkpoint, proposed with numbers ---- */

static const struct question questions2[] = {
    {.id = "stall",
     .kind = ASK_NUMBER,
     .label = "reflect.field.stall",
     .help = "reflect.help.stall",
     .unit = "s"},
    {.id = "lag",
     .kind = ASK_NUMBER,
     .label = "reflect.field.lag",
     .help = "reflect.help.lag",
     .unit = "s"},
    {.id = "interval",
     .kind = ASK_NUMBER,
     .label = "reflect.field.interval",
     .help = "reflect.help.interval",
     .unit = "s"},
    {.id = "proposal",
     .kind = ASK_TEXT,
     .label = "reflect.field.proposal",
     .help = "reflect.help.proposal"},
};

static double answered(const struct pairs *answers, const char *field)
{
    double value = NAN;
    pairs_number(answers, field, &value);
    return value;
}

/* No copy is made faster than memory and storage take it, and none overtakes the one before. */
static struct message refuse2(const struct design *design, const struct pairs *answers)
{
    const struct sim_reliability_in *in = &design->in.reliability;
    double lag = answered(answers, "lag");
    if (!(answered(answers, "stall") >= in->snapshot)) {
        return (struct message){.id = "reflect.wrong.stall", .field = "stall"};
    }
    if (!(lag >= in->durable_lag)) {
        return (struct message){.id = "reflect.wrong.lag", .field = "lag"};
    }
    if (!(answered(answers, "interval") >= lag)) {
        return (struct message){.id = "reflect.refuse.interval", .field = "interval"};
    }
    return (struct message){0};
}

/* ---- part 3: the fleet's legacy, read by a person ---- */

static const struct question questions3[] = {
    {.id = "legacy",
     .kind = ASK_TEXT,
     .label = "reflect.field.legacy",
     .help = "reflect.help.legacy"},
};

/* ---- the finale under stress ---- */

static const char *const decisions[] = {"release", "restrict", "defer"};

static const struct question questions4[] = {
    {.id = "decision",
     .kind = ASK_CHOICE,
     .label = "reflect.field.decision",
     .help = "reflect.help.decision",
     .option_prefix = "decision",
     .options = decisions,
     .option_count = 3},
    {.id = "risk", .kind = ASK_TEXT, .label = "reflect.field.risk", .help = "reflect.help.risk"},
};

/* ---- the table ---- */

#define QUESTIONS(list) .questions = (list), .question_count = sizeof(list) / sizeof *(list)

static const struct rules rules[PARTS] = {
    {.number_unit = "times",
     .number_digits = -3,
     .run = RECORD_RUN,
     .reflect = RECORD_REFLECT,
     .asked_output = "saturation_nodes",
     .tries = {"less", "more"},
     QUESTIONS(questions1)},
    {.number_unit = "percent",
     .number_digits = -3,
     .run = RECORD_RUN,
     .reflect = RECORD_REFLECT,
     .record = luck_record,
     .refuse = refuse2,
     .tries = {"half", "double"},
     QUESTIONS(questions2)},
    {.number_unit = "nines",
     .number_digits = 1,
     .run = RECORD_RUN,
     .reflect = RECORD_LEGACY,
     .tries = {"giant", "judge"},
     QUESTIONS(questions3)},
    {.run = RECORD_FINALE, .reflect = RECORD_DECISION, QUESTIONS(questions4)},
};

const struct rules *rules_of(enum sim_part part)
{
    return &rules[part - 1];
}
