// A slow link between two network namespaces: packets of one TUN device come out of the other one
// later, no faster than a rate, and not all of them.
//
//   link NAMESPACE DEVICE NAMESPACE DEVICE DELAY-MICROSECONDS BITS-PER-SECOND LOSS-PER-MILLION QUEUE-OCTETS
//
// Makes the devices, prints a line when they are there, and forwards until standard input ends. The
// delay is that of one direction. A rate of 0 is none. What would wait for the rate behind more than
// the queue's octets is dropped, as routers do.
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

// Room for 200 ms of 2 Gbit/s.
enum { SLOTS = 1 << 15, PACKET_SIZE = 2048, BURST = 64 };

struct packet {
  int64_t due;
  uint16_t size;
  char octets[PACKET_SIZE];
};

// One direction: a ring of packets, of which untouched ones take no memory.
struct way {
  int from, to;
  unsigned head, tail;
  // When the last packet has left the narrow place.
  int64_t free_at;
  struct packet *ring;
};

static int64_t delay, rate, loss, queue_size;
static uint64_t noise = 88172645463325252u;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// The same losses in each run (xorshift64, G. Marsaglia 2003).
static int is_lost(void) {
  noise ^= noise << 13;
  noise ^= noise >> 7;
  noise ^= noise << 17;
  return (int64_t)(noise % 1000000) < loss;
}

static int open_device(const char *space, const char *name) {
  char path[256];
  snprintf(path, sizeof path, "/run/netns/%s", space);
  int netns = open(path, O_RDONLY | O_CLOEXEC);
  if (netns == -1 || setns(netns, CLONE_NEWNET) == -1) err(1, "%s", path);
  close(netns);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (device == -1) err(1, "/dev/net/tun");
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
  if (ioctl(device, TUNSETIFF, &request) == -1) err(1, "%s", name);
  return device;
}

// Takes what has come, up to a burst, so that both directions and what is due get their turn.
static void take(struct way *way) {
  for (int count = 0; count < BURST; count++) {
    if (way->tail - way->head == SLOTS) return;
    struct packet *packet = &way->ring[way->tail % SLOTS];
    ssize_t size = read(way->from, packet->octets, PACKET_SIZE);
    if (size <= 0) return;
    int64_t time = now();
    if (way->free_at < time) way->free_at = time;
    int64_t waiting = rate ? (way->free_at - time) * rate / 8000000000LL : 0;
    if (is_lost() || waiting > queue_size) continue;
    if (rate) way->free_at += size * 8000000000LL / rate;
    packet->due = way->free_at + delay;
    packet->size = (uint16_t)size;
    way->tail++;
  }
}

// Gives what is due, and says when the next is.
static int64_t give(struct way *way) {
  int64_t time = now();
  while (way->head != way->tail) {
    struct packet *packet = &way->ring[way->head % SLOTS];
    if (packet->due > time) return packet->due;
    // A device that is full or down loses it, as a real one would.
    ssize_t written = write(way->to, packet->octets, packet->size);
    (void)written;
    way->head++;
  }
  return INT64_MAX;
}

int main(int count, char **words) {
  if (count != 9) errx(2, "usage: see the head of link.c");
  delay = atoll(words[5]) * 1000;
  rate = atoll(words[6]);
  loss = atoll(words[7]);
  queue_size = atoll(words[8]);
  int first = open_device(words[1], words[2]), second = open_device(words[3], words[4]);
  struct way ways[2] = {{.from = first, .to = second}, {.from = second, .to = first}};
  for (int index = 0; index < 2; index++) {
    ways[index].ring = malloc(SLOTS * sizeof(struct packet));
    if (ways[index].ring == NULL) err(1, "no memory");
  }
  prctl(PR_SET_TIMERSLACK, 1);
  puts("ready");
  fflush(stdout);
  struct pollfd polled[3] = {{first, POLLIN, 0}, {second, POLLIN, 0}, {0, 0, 0}};
  while (1) {
    int64_t due = INT64_MAX;
    for (int index = 0; index < 2; index++) {
      take(&ways[index]);
      int64_t next = give(&ways[index]);
      if (next < due) due = next;
    }
    struct timespec pause = {0, 0}, *limit = NULL;
    if (due != INT64_MAX) {
      int64_t rest = due - now();
      if (rest > 0) pause = (struct timespec){rest / 1000000000, rest % 1000000000};
      limit = &pause;
    }
    for (int index = 0; index < 2; index++) {
      // A ring that is full waits for its first packet's time.
      polled[index].events = ways[index].tail - ways[index].head == SLOTS ? 0 : POLLIN;
    }
    if (ppoll(polled, 3, limit, NULL) == -1) err(1, "ppoll");
    if (polled[2].revents) return 0;
  }
}
