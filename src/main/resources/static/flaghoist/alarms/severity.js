// How much an alarm matters.
import { core, h } from '../host.js'
import { SEVERITIES } from './wording.js'

export const Severity = ({ alarm }) => {
  const [words, status] = SEVERITIES[alarm.severity]
  return h(core.Label, { isCompact: true, status }, words)
}
