// How it stands with a change.
import { core, h } from '../host.js'

const STATES = {
  PROPOSED: ['Waits for a second person', 'warning'],
  APPROVED: ['The hubs check it', 'info'],
  ACTIVE: ['Active', 'success'],
  BACK: ['Taken back', undefined],
  REFUSED: ['Refused', 'danger'],
  WITHDRAWN: ['Withdrawn', undefined],
}

export const State = ({ change }) => {
  const [words, status] = STATES[change.state]
  return h(core.Label, { isCompact: true, status, color: status ? undefined : 'grey' }, words)
}
