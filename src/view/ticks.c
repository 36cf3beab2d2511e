#include "view/ticks.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Rounding noise, as a part of a step. */
static const double slack = 1e-9;

static bool is_drawable(const struct scene_axis *axis)
{
    return isfinite(axis->min) && isfinite(axis->max) && axis->min < axis->max &&
           (axis->scale == SCENE_LINEAR || axis->min > 0);
}

struct ticks_scale ticks_scale(const struct scene_axis *axis)
{
    bool log_scale = axis->scale == SCENE_LOG;
    double extent = !is_drawable(axis) ? NAN
                    : log_scale        ? log(axis->max / axis->min)
                                       : axis->max - axis->min;
    return (struct ticks_scale){.log = log_scale, .min = axis->min, .extent = extent};
}

double ticks_at(const struct ticks_scale *scale, double value)
{
    if (scale->log) {
        return value > 0 ? log(value / scale->min) / scale->extent : NAN;
    }
    return (value - scale->min) / scale->extent;
}

double ticks_share(const struct scene_axis *axis, double value)
{
    const struct ticks_scale scale = ticks_scale(axis);
    return ticks_at(&scale, value);
}

double ticks_value(const struct scene_axis *axis, double share)
{
    if (axis->scale == SCENE_LOG) {
        return axis->min * pow(axis->max / axis->min, share);
    }
    return axis->min + share * (axis->max - axis->min);
}

/* The scale that the greatest value of a row of labels asks for. */
static void pick_suffix(double greatest, double *unit, const char **suffix)
{
    static const struct {
        double from, unit;
        const char *suffix;
    } steps[] = {
        {1e9, 1e9, "G"},
        {1e6, 1e6, "M"},
        {1e3, 1e3, "k"},
        {0, 1, ""},
    };
    size_t i = 0;

    while (greatest < steps[i].from * (1 - slack)) {
        i++;
    }
    *unit = steps[i].unit;
    *suffix = steps[i].suffix;
}

/* A value's label. All labels with the same `greatest` have the same suffix; `step` is the distance
 * that must show. */
static void write_label(struct tick *tick, double greatest, double step)
{
    double unit;
    const char *suffix;

    if (tick->value == 0) {
        snprintf(tick->label, sizeof tick->label, "0");
        return;
    }
    if (greatest >= 1e12 * (1 - slack) || greatest < 1e-3 * (1 - slack)) {
        int exponent = (int)floor(log10(fabs(tick->value)) + slack);
        snprintf(tick->label, sizeof tick->label, "%.3ge%d", tick->value / pow(10, exponent),
                 exponent);
        return;
    }
    pick_suffix(greatest, &unit, &suffix);
    int decimals = (int)fmin(6, fmax(0, -floor(log10(step / unit) + slack)));
    snprintf(tick->label, sizeof tick->label, "%.*f%s", decimals, tick->value / unit, suffix);
}

static int linear_ticks(const struct scene_axis *axis, int most, struct tick *ticks)
{
    static const double nice[] = {1, 2, 5, 10};
    double raw = (axis->max - axis->min) / most;
    double power = pow(10, floor(log10(raw)));
    size_t i = 0;

    while (nice[i] < 10 && nice[i] * power < raw * (1 - slack)) {
        i++;
    }
    double step = nice[i] * power;
    double greatest = fmax(fabs(axis->min), fabs(axis->max));
    double first = ceil(axis->min / step - slack);
    int count = 0;
    while (count < TICKS_MAX && (first + count) * step <= axis->max + slack * step) {
        ticks[count].value = (first + count) * step;
        write_label(&ticks[count++], greatest < 1e4 && greatest >= 1e3 ? 999 : greatest, step);
    }
    return count;
}

static int decade_ticks(int low, int high, int most, struct tick *ticks)
{
    int stride = (high - low + most) / most;
    int first = (int)ceil((double)low / stride) * stride;
    int count = 0;

    for (int power = first; power <= high && count < most; power += stride) {
        double value = pow(10, power);
        ticks[count].value = value;
        write_label(&ticks[count++], value, value);
    }
    return count;
}

/* 1, 2 and 5 times powers of ten. */
static int fine_log_ticks(const struct scene_axis *axis, int most, struct tick *ticks)
{
    int count = 0;

    for (int power = (int)floor(log10(axis->min)); pow(10, power) <= axis->max; power++) {
        for (int i = 0; i < 3; i++) {
            double value = (i == 0 ? 1 : i == 1 ? 2 : 5) * pow(10, power);
            double share = ticks_share(axis, value);
            if (share >= -slack && share <= 1 + slack && count < most) {
                ticks[count].value = value;
                write_label(&ticks[count++], value, value);
            }
        }
    }
    return count;
}

static int make_ticks(const struct scene_axis *axis, int most, struct tick ticks[TICKS_MAX])
{
    if (!is_drawable(axis)) {
        return 0;
    }
    most = most < 2 ? 2 : most >= TICKS_MAX ? TICKS_MAX - 1 : most;
    if (axis->scale == SCENE_LOG) {
        int low = (int)ceil(log10(axis->min) - slack);
        int high = (int)floor(log10(axis->max) + slack);
        if (high > low) {
            return decade_ticks(low, high, most, ticks);
        }
        int count = fine_log_ticks(axis, most, ticks);
        if (count > 1) {
            return count;
        }
    }
    /* Steps may pass over a short axis; one without a number says nothing. */
    int count = linear_ticks(axis, most, ticks);
    for (int more = 2 * most; count == 0 && more < TICKS_MAX; more *= 2) {
        count = linear_ticks(axis, more, ticks);
    }
    return count;
}

int ticks_make(const struct scene_axis *axis, int most, struct tick ticks[TICKS_MAX])
{
    double one = axis->one > 0 ? axis->one : 1;
    struct scene_axis labelled = *axis;
    labelled.min /= one;
    labelled.max /= one;
    int count = make_ticks(&labelled, most, ticks);
    for (int i = 0; i < count; i++) {
        char *point = axis->decimal ? strchr(ticks[i].label, '.') : NULL;
        if (point) {
            *point = axis->decimal;
        }
        ticks[i].value *= one;
    }
    return count;
}
