// Keeps a page's answer from the hub up to date.
import { React } from './host.js'

/**
 * Asks when `about` changes, and then every so many milliseconds while somebody can see the page. An answer stays while
 * the next is on its way, so that nothing flickers.
 */
export const useAnswer = (ask, about = [], every = 0) => {
  const [state, setState] = React.useState({ answer: undefined, fault: '' })
  const [round, setRound] = React.useState(0)
  React.useEffect(() => {
    let timer
    let over = false
    let asking = false
    const look = async () => {
      if (asking) return
      asking = true
      clearTimeout(timer)
      const next = await ask().then(answer => ({ answer, fault: '' }), e => ({ fault: e.message }))
      asking = false
      if (over) return
      setState(last => ({ ...last, ...next }))
      if (every && !document.hidden) timer = setTimeout(look, every)
    }
    const onSeen = () => { if (every && !document.hidden) look() }
    look()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [...about, round])
  return { ...state, again: () => setRound(n => n + 1) }
}
