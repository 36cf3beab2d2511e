/* html, figure and plot: what strangers write stays a text, and pictures show what they are given.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "web/axis.h"
#include "web/bars.h"
#include "web/figure.h"
#include "web/html.h"

static void expect(struct buffer *out, const char *text)
{
    assert_string_equal(buffer_text(out), text);
    buffer_cut(out, 0);
}

static void text__is_escaped__whatever_it_is(void **state)
{
    (void)state;
    struct buffer out = {0};
    html_text(&out, "<script>alert('x')</script>");
    expect(&out, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    html_text(&out, "a & \"b\"\n]]>");
    expect(&out, "a &amp; &quot;b&quot; / ]]&gt;");
    html_text(&out, "\u202eevil\u2066\u200f\001\033[2J\xff\xc2\x85");
    expect(&out, "?evil????[2J??");
    buffer_free(&out);
}

static void lines__stay_lines(void **state)
{
    (void)state;
    struct buffer out = {0};
    html_lines(&out, "one <\r\ntwo\tthree");
    expect(&out, "one &lt;\ntwo\tthree");
    buffer_free(&out);
}

static void attribute__cannot_be_left__by_its_value(void **state)
{
    (void)state;
    struct buffer out = {0};
    html_element(&out, "a", "x", "href", "\" onclick='evil()' x=\"", "class", NULL, HTML_END);
    expect(&out, "<a href=\"&quot; onclick=&#39;evil()&#39; x=&quot;\">x</a>\n");
    html_name(&out, "</bdi><b>");
    expect(&out, "<bdi>&lt;/bdi&gt;&lt;b&gt;</bdi>");
    html_id(&out, "Track & \"variant\" \u00e9");
    expect(&out, "track----variant----");
    buffer_free(&out);
}

static void axis__places__what_lies_on_it(void **state)
{
    (void)state;
    const struct area area = {50, 20, 250, 120};
    const struct scene_axis log = {"x", "", SCENE_LOG, 1, 100, '.', 0};
    const struct scene_axis linear = {"y", "", SCENE_LINEAR, 0, 10, '.', 0};
    assert_true(fabs(axis_x(&area, &log, 10) - 150) < 1e-6);
    assert_true(fabs(axis_y(&area, &linear, 10) - 20) < 1e-6);
    assert_true(isnan(axis_x(&area, &log, 1000)) && isnan(axis_x(&area, &log, -1)));
    assert_true(isnan(axis_y(&area, &linear, NAN)));
}

static void path__has_gaps__where_nothing_is(void **state)
{
    (void)state;
    struct buffer out = {0};
    const double x[] = {1, 2, 3, 4, 5}, y[] = {1, 2, NAN, 4, 5};
    figure_path(&out, "curve", x, y, 5);
    expect(&out, "<path class=\"curve\" d=\"M1.0 1.0 L2.0 2.0 M4.0 4.0 L5.0 5.0\"/>\n");
    figure_path(&out, "curve", y + 2, x, 1);
    expect(&out, "");
    buffer_free(&out);
}

static size_t count(const char *text, const char *what)
{
    size_t found = 0;
    for (; (text = strstr(text, what)) != NULL; text++) {
        found++;
    }
    return found;
}

static void bars__draw_segments__by_their_values(void **state)
{
    (void)state;
    struct buffer out = {0};
    const struct bars_row rows[] = {
        {"<one>", "3", {{1, BARS_FULL}, {NAN, BARS_FULL}, {2, BARS_ALARM}}, NAN},
        {"two", "0", {{0, BARS_FULL}}, 2},
    };
    bars_add(&out, "x", "Title", "About", rows, 2, 4, &(struct bars_legend){.alarm = "wrong"});
    const char *text = buffer_text(&out);
    assert_int_equal(count(text, "class=\"bar f0\""), 1);
    assert_int_equal(count(text, "class=\"alarm\""), 2); /* its bar, and the legend's */
    assert_int_equal(count(text, "class=\"mark\""), 1);
    assert_non_null(strstr(text, "&lt;one&gt;"));
    assert_non_null(strstr(text, "aria-labelledby=\"x-name x-about\""));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__is_escaped__whatever_it_is),
        cmocka_unit_test(lines__stay_lines),
        cmocka_unit_test(attribute__cannot_be_left__by_its_value),
        cmocka_unit_test(axis__places__what_lies_on_it),
        cmocka_unit_test(path__has_gaps__where_nothing_is),
        cmocka_unit_test(bars__draw_segments__by_their_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
