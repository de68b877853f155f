// Weeks as ISO 8601 has them, 2026-W23, and the days of each.
const DAY_MILLIS = 86_400_000

const dayOf = date => date.toISOString().slice(0, 10)

/** The first is the one with the year's first Thursday. */
const mondayOf = week => {
  const [year, n] = week.split('-W').map(Number)
  const fourth = new Date(Date.UTC(year, 0, 4))
  return new Date(fourth.getTime() + ((n - 1) * 7 - (fourth.getUTCDay() + 6) % 7) * DAY_MILLIS)
}

const weekOf = monday => {
  const thursday = new Date(monday.getTime() + 3 * DAY_MILLIS)
  const year = thursday.getUTCFullYear()
  const n = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MILLIS))
  return `${year}-W${String(n).padStart(2, '0')}`
}

/** The first and the last day of a week. */
export const daysOf = week => [dayOf(mondayOf(week)), dayOf(new Date(mondayOf(week).getTime() + 6 * DAY_MILLIS))]

/** A filter for one week, no wider than it was. */
export const within = (week, filter) => {
  const [first, last] = daysOf(week)
  return { ...filter, since: filter.since > first ? filter.since : first, until: filter.until && filter.until < last ? filter.until : last }
}

/** All from the first of these to the last, those without anything, too. */
export const allBetween = weeks => {
  const all = []
  const last = weeks.length ? mondayOf(weeks.at(-1)) : undefined
  for (let monday = weeks.length && mondayOf(weeks[0]); weeks.length && monday <= last; monday = new Date(monday.getTime() + 7 * DAY_MILLIS)) all.push(weekOf(monday))
  return all
}

export const monthOf = week => new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(mondayOf(week))
