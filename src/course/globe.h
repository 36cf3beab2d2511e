/* globe: distances on the Earth. */
#ifndef COURSE_GLOBE_H
#define COURSE_GLOBE_H

/* A great circle's length from one place to another, in km; degrees north and east. */
double globe_km(double lat1, double lon1, double lat2, double lon2);

#endif
