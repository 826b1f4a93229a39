#include "pipeline/read_job.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace dragoman {
namespace {

// A step on its way: numbered by the producer, completed by a worker or the producer itself.
struct Work {
  uint64_t number;
  size_t input;
  RawReport raw;
};

class Job {
 public:
  Job(const std::vector<Input>& inputs, const Pipeline& pipeline, const ReadJobOptions& options)
      : inputs_(inputs), pipeline_(pipeline), options_(options) {
    threads_ =
        options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
    most_in_flight_ = threads_ * kInFlightPerThread;
  }

  void Run(const std::function<bool(ReadOutcome)>& take, StageTimes* times) {
    std::vector<std::thread> workers;
    std::vector<StageTimes> spent(threads_);
    std::thread producer([this] { Produce(); });
    for (unsigned i = 0; i < threads_; ++i)
      workers.emplace_back([this, &spent, i] { WorkOff(spent[i]); });
    HandOver(take);
    producer.join();
    for (std::thread& worker : workers) worker.join();
    if (times != nullptr)
      for (const StageTimes& one : spent) times->Add(one);
  }

 private:
  bool Stopped() const {
    return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
  }

  // Waits until there is room for one more; false where the job ends.
  bool WaitForRoom(std::unique_lock<std::mutex>& lock) {
    room_.wait(lock, [this] { return ended_ || next_number_ - handed_over_ < most_in_flight_; });
    return !ended_;
  }

  bool PutDone(ReadOutcome outcome) {
    std::unique_lock lock(mutex_);
    if (!WaitForRoom(lock)) return false;
    done_.emplace(next_number_++, std::move(outcome));
    changed_.notify_all();
    return true;
  }

  bool PutWork(size_t input, RawReport raw) {
    std::unique_lock lock(mutex_);
    if (!WaitForRoom(lock)) return false;
    queue_.push_back({next_number_++, input, std::move(raw)});
    changed_.notify_all();
    return true;
  }

  bool ProduceOne(size_t input, Result<RawReport> report) {
    if (Stopped()) return false;
    if (!report) {
      ReadOutcome outcome{input, false, inputs_[input].path, std::nullopt, report.error(), false};
      return PutDone(std::move(outcome));
    }
    if (options_.is_known && options_.is_known(report->hash)) {
      ReadOutcome outcome{input, false, report->path, std::nullopt, std::nullopt, true};
      return PutDone(std::move(outcome));
    }
    return PutWork(input, std::move(*report));
  }

  void Produce() {
    for (size_t i = 0; i < inputs_.size() && !Stopped(); ++i) {
      bool going = true;
      ReadInput(inputs_[i], options_.read, [&](Result<RawReport> report) {
        going = ProduceOne(i, std::move(report));
        return going;
      });
      ReadOutcome end;
      end.input = i;
      end.input_done = true;
      end.path = inputs_[i].path;
      if (!going || !PutDone(std::move(end))) break;
    }
    std::lock_guard lock(mutex_);
    produced_all_ = true;
    changed_.notify_all();
  }

  void WorkOff(StageTimes& spent) {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ended_ || !queue_.empty() || produced_all_; });
      if (ended_ || queue_.empty()) return;
      Work work = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      ReadOutcome outcome = Analyse(std::move(work.raw), work.input, spent);
      lock.lock();
      done_.emplace(work.number, std::move(outcome));
      changed_.notify_all();
    }
  }

  ReadOutcome Analyse(RawReport raw, size_t input, StageTimes& spent) const {
    ReadOutcome outcome;
    outcome.input = input;
    outcome.path = raw.path;
    Document doc(std::move(raw));
    if (Status run = pipeline_.Run(doc, {}, &spent); !run)
      outcome.error = run.error();
    else
      outcome.record = RecordOf(doc, pipeline_.made_by());
    return outcome;
  }

  void HandOver(const std::function<bool(ReadOutcome)>& take) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] {
        return done_.contains(handed_over_) || (produced_all_ && handed_over_ == next_number_);
      });
      auto it = done_.find(handed_over_);
      if (it == done_.end()) break;
      ReadOutcome outcome = std::move(it->second);
      done_.erase(it);
      lock.unlock();
      bool going = take(std::move(outcome));
      lock.lock();
      ++handed_over_;
      room_.notify_all();
      if (!going) break;
    }
    ended_ = true;
    changed_.notify_all();
    room_.notify_all();
  }

  const std::vector<Input>& inputs_;
  const Pipeline& pipeline_;
  const ReadJobOptions& options_;
  unsigned threads_ = 1;
  size_t most_in_flight_ = 1;

  std::mutex mutex_;
  std::condition_variable changed_, room_;
  std::deque<Work> queue_;                // to be analysed
  std::map<uint64_t, ReadOutcome> done_;  // to be handed over
  uint64_t next_number_ = 0, handed_over_ = 0;
  bool produced_all_ = false, ended_ = false;
};

}  // namespace

void RunReadJob(const std::vector<Input>& inputs, const Pipeline& pipeline,
                const ReadJobOptions& options, const std::function<bool(ReadOutcome)>& take,
                StageTimes* times) {
  Job(inputs, pipeline, options).Run(take, times);
}

}  // namespace dragoman
