/** Whether the calendar has a day, months and days counted from 1; false for what is no number. */
export const isDay = (year: number, month: number, day: number): boolean => day >= 1 && day <= daysIn(year, month)

/** Days of a month; none of a month that there is not. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (!(month >= 1 && month <= 12)) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
