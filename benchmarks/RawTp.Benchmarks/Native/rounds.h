/* What the native peers share: they print a line of nanoseconds for one event, a round to a line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static inline void measure(int rounds, int events, void (*fire)(int events))
{
    fire(events);
    for (int round = 0; round < rounds; round++) {
        double start = now();
        fire(events);
        printf("%.3f\n", (now() - start) / events);
    }
}
