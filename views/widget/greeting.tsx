import { Icon } from '../shared/icons'

/** What a visitor sees before they write, with questions to start with: `ask.js` sends the one that is chosen. */
export function Hello({ questions }: { questions: string[] }) {
  return (
    <div class="hello">
      <h2>Hello, how can we help?</h2>
      <p>Ask in your own words. You can talk to a person at any time.</p>
      {questions.length > 0 && (
        <ul class="asks" aria-label="Common questions">
          {questions.map((question) => (
            <li>
              <button class="ask" type="button" data-ask>
                <bdi safe>{question}</bdi>
                <Icon name="next" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
